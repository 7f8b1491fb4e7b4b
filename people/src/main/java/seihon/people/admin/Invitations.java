package seihon.people.admin;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.people.admin.AccountDesk.Opening;
import seihon.people.link.Links;

/// Opens accounts and sends their owners an invitation: one person, or a CSV of them, all or
/// nothing.
@Component
class Invitations {

    static final int MOST_LINES = 200;

    private final Transactions transactions;
    private final AccountDesk desk;
    private final Links links;

    Invitations(Transactions transactions, AccountDesk desk, Links links) {
        this.transactions = transactions;
        this.desk = desk;
        this.links = links;
    }

    /// What is wrong in a line of the CSV; line 1 is the header.
    record WrongLine(long line, Refusal what) {}

    /// How many were invited, or what is wrong; then nobody was.
    record Result(int invited, List<WrongLine> wrong) {
        Result {
            wrong = List.copyOf(wrong);
        }
    }

    Outcome<PersonId> invite(Person me, Opening opening, Instant at) {
        return transactions.write(
                me.tenant(),
                () ->
                        desk.open(me, opening, at)
                                .map(person -> {
                                    links.invite(me, person, at);
                                    return person;
                                }));
    }

    /// Sends a new link to somebody who has an account; the former link stops working.
    Outcome<PersonId> again(Person me, PersonId person, Instant at) {
        if (!me.holds("admin")) {
            return Outcome.refused("people.account.admin-forbidden");
        }
        return transactions.write(
                me.tenant(),
                () -> {
                    if (desk.row(me.tenant(), person).isEmpty()) {
                        return Outcome.refused("people.account.not-found", person);
                    }
                    links.invite(me, person, at);
                    return Outcome.done(person);
                });
    }

    Result inviteAll(Person me, String csv, Instant at) {
        return transactions.write(
                me.tenant(),
                () -> {
                    var wrong = new ArrayList<WrongLine>();
                    var invited = 0;
                    for (var line : lines(csv, wrong)) {
                        switch (invite(me, line.opening(), at)) {
                            case Outcome.Done<PersonId> _ -> invited++;
                            case Outcome.Refused<PersonId>(var why) ->
                                    wrong.add(new WrongLine(line.number(), why));
                        }
                    }
                    if (!wrong.isEmpty()) {
                        transactions.rollBackOnly();
                    }
                    return new Result(wrong.isEmpty() ? invited : 0, wrong);
                });
    }

    private record Line(long number, Opening opening) {}

    private static List<Line> lines(String csv, List<WrongLine> wrong) {
        var lines = new ArrayList<Line>();
        try (var reader = CsvReader.builder().ofNamedCsvRecord(csv.strip())) {
            for (var row : reader) {
                if (lines.isEmpty()
                        && !row.getHeader().containsAll(List.of("id", "name", "email"))) {
                    wrong.add(
                            new WrongLine(
                                    1,
                                    Refusal.of(
                                            "people.csv.header-invalid",
                                            String.join(", ", row.getHeader()))));
                    return List.of();
                }
                lines.add(new Line(row.getStartingLineNumber(), opening(row)));
                if (lines.size() > MOST_LINES) {
                    wrong.add(
                            new WrongLine(
                                    row.getStartingLineNumber(),
                                    Refusal.of("people.csv.too-many", MOST_LINES)));
                    return List.of();
                }
            }
        } catch (CsvParseException | IOException unreadable) {
            wrong.add(new WrongLine(1, Refusal.of("people.csv.malformed")));
            return List.of();
        }
        if (lines.isEmpty() && wrong.isEmpty()) {
            wrong.add(new WrongLine(1, Refusal.of("people.csv.empty-invalid")));
        }
        return lines;
    }

    private static Opening opening(NamedCsvRecord row) {
        return new Opening(
                field(row, "id"), field(row, "name"), field(row, "kana"), field(row, "email"));
    }

    private static String field(NamedCsvRecord row, String name) {
        return row.findField(name).orElse("").strip();
    }
}
