package seihon.revenue.board;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.docs.Roster;
import seihon.domain.EntryNo;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.revenue.StageModel;
import seihon.revenue.hand.ManualFacts;
import seihon.revenue.hand.ModelFacts;

/// Notes beside charts by date: what happened on a day that explains what the lines do. A note is a
/// fact about the stage model; taking it back is another one.
@Component
class ChartNotes {

    static final String NOTED = "chart.noted";
    static final String WITHDRAWN = "chart.note-withdrawn";
    private static final int LONGEST = 200;
    private static final Set<String> KEEPERS = Set.of("admin", "revenue-ops");

    private final ManualFacts hand;
    private final ModelFacts facts;
    private final Roster roster;
    private final Transactions transactions;

    ChartNotes(ManualFacts hand, ModelFacts facts, Roster roster, Transactions transactions) {
        this.hand = hand;
        this.facts = facts;
        this.roster = roster;
        this.transactions = transactions;
    }

    /// `by` is the id of who wrote it, `name` how they are called.
    record Note(long seq, LocalDate day, String text, String by, String name) {}

    /// By day, then as written. Asked inside a read transaction.
    List<Note> of(TenantId tenant, StageModel model) {
        var said = facts.of(tenant, model.id());
        var withdrawn =
                said.stream()
                        .filter(fact -> fact.kind().equals(WITHDRAWN))
                        .map(fact -> fact.data().getOrDefault("seq", ""))
                        .collect(Collectors.toSet());
        return said.stream()
                .filter(fact -> fact.kind().equals(NOTED))
                .filter(fact -> !withdrawn.contains(Long.toString(fact.seq().value())))
                .map(fact -> note(tenant, model, fact))
                .sorted(Comparator.comparing(Note::day).thenComparingLong(Note::seq))
                .toList();
    }

    private Note note(TenantId tenant, StageModel model, Fact fact) {
        var by = fact.data().getOrDefault(ManualFacts.BY, "");
        return new Note(
                fact.seq().value(),
                fact.at().atZone(model.zone()).toLocalDate(),
                fact.data().getOrDefault("text", ""),
                by,
                by.isEmpty() ? "" : roster.name(tenant, new PersonId(by)));
    }

    static boolean mayWithdraw(Person me, Note note) {
        return note.by().equals(me.id().value()) || KEEPERS.stream().anyMatch(me::holds);
    }

    /// `day` as a date field gives it.
    record Draft(String day, String text) {}

    Outcome<EntryNo> write(Person me, StageModel model, Draft draft, Instant now) {
        var at = moment(model, draft.day);
        if (at.isEmpty()) {
            return Outcome.refused("revenue.note.day-invalid", draft.day);
        }
        if (ManualFacts.isBad(draft.text) || draft.text.length() > LONGEST) {
            return Outcome.refused("revenue.note.text-invalid", LONGEST);
        }
        var data = Map.of("text", draft.text.strip(), ManualFacts.BY, me.id().value());
        return state(me, fact(model, NOTED, at.get(), data), now);
    }

    private static Optional<Instant> moment(StageModel model, String day) {
        try {
            return Optional.of(LocalDate.parse(day).atStartOfDay(model.zone()).toInstant())
                    .filter(Fact::isMoment);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> fact(
            StageModel model, String kind, Instant at, Map<String, String> data) {
        return ManualFacts.fact(ModelFacts.subject(model.id()), kind, at, data);
    }

    private Outcome<EntryNo> state(Person me, Map<String, Object> fact, Instant now) {
        return hand.append(me, Map.of("fact", fact), now);
    }

    /// For whoever wrote it, and those who keep the numbers in order.
    Outcome<EntryNo> withdraw(Person me, StageModel model, long seq, Instant now) {
        var note =
                transactions.read(me.tenant(), () -> of(me.tenant(), model)).stream()
                        .filter(each -> each.seq() == seq)
                        .findFirst();
        if (note.isEmpty()) {
            return Outcome.refused("revenue.note-not-found", seq);
        }
        if (!mayWithdraw(me, note.get())) {
            return Outcome.refused("revenue.note-forbidden", note.get().name());
        }
        var data = Map.of("seq", Long.toString(seq), ManualFacts.BY, me.id().value());
        return state(me, fact(model, WITHDRAWN, now, data), now);
    }
}
