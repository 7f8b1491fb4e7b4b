package seihon.app.example;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.app.example.trade.Trade;
import seihon.app.provision.Sequel;
import seihon.docs.Discussions;
import seihon.docs.Proposals;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.people.Tenant;
import seihon.web.Addressee;

/// Tells the story of the example company once it is founded. The same day gives the same story.
@Component
class ExampleCompany implements Sequel {

    /// Before the first step of the story.
    private static final Duration HISTORY = Duration.ofDays(200);

    private final Storyteller.Commands commands;

    /// Keeps the company's connections in order, and may import.
    private static final PersonId REVENUE_OPS = new PersonId("abe");

    private final TradeFeed feed;
    private final Addressee addressee;
    private final Transactions transactions;

    ExampleCompany(
            Proposals proposals,
            Discussions discussions,
            TradeFeed feed,
            Addressee addressee,
            Transactions transactions) {
        this.commands = new Storyteller.Commands(proposals, discussions);
        this.feed = feed;
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
        var people = people(tenant, now);
        var calendar = new StoryCalendar(today(tenant, now), tenant.zone());
        var shelf = new Shelf(reader.documents());
        new Storyteller(commands, people, shelf, calendar).tell(reader.story());
    }

    @Override
    public void trade(Tenant tenant, Instant now) {
        var me =
                people(tenant, now).stream()
                        .filter(person -> person.id().equals(REVENUE_OPS))
                        .findFirst()
                        .orElseThrow();
        feed.hand(me, Trade.until(today(tenant, now), tenant.zone()), now);
    }

    private List<Person> people(Tenant tenant, Instant now) {
        return transactions.read(tenant.id(), () -> addressee.people(tenant.id(), now));
    }

    private static LocalDate today(Tenant tenant, Instant now) {
        return now.atZone(tenant.zone()).toLocalDate();
    }
}
