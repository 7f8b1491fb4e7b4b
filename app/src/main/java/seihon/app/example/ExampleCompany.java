package seihon.app.example;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import seihon.app.provision.Sequel;
import seihon.docs.Discussions;
import seihon.docs.Proposals;
import seihon.domain.Transactions;
import seihon.people.Tenant;
import seihon.web.Addressee;

/// Tells the story of the example company once it is founded. The same day gives the same story.
@Component
class ExampleCompany implements Sequel {

    /// Before the first step of the story.
    private static final Duration HISTORY = Duration.ofDays(200);

    private final Storyteller.Commands commands;
    private final Addressee addressee;
    private final Transactions transactions;

    ExampleCompany(
            Proposals proposals,
            Discussions discussions,
            Addressee addressee,
            Transactions transactions) {
        this.commands = new Storyteller.Commands(proposals, discussions);
        this.addressee = addressee;
        this.transactions = transactions;
    }

    @Override
    public Instant begins(Instant now) {
        return now.minus(HISTORY);
    }

    @Override
    public void tell(Tenant tenant, Instant now) {
        var reader = new StoryReader();
        var people = transactions.read(tenant.id(), () -> addressee.people(tenant.id(), now));
        var calendar = new StoryCalendar(now.atZone(tenant.zone()).toLocalDate(), tenant.zone());
        var shelf = new Shelf(reader.documents());
        new Storyteller(commands, people, shelf, calendar).tell(reader.story());
    }
}
