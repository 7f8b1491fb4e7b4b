package seihon.metrics.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.domain.EntryNo;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.ledger.Ledger;
import seihon.ledger.Proofs;
import seihon.metrics.Explanation;
import seihon.metrics.Figure;
import seihon.metrics.Source;
import seihon.metrics.Source.Explained;
import seihon.web.RefusedRequest;

/// Finds who computes a figure, asks for its explanation and reads the entries behind its facts.
@Component
class WhyDesk {

    static final int FACTS_ON_A_PAGE = 50;
    private static final int FACTS_IN_A_FILE = 10_000;

    private final List<Source> sources;
    private final Ledger ledger;
    private final Proofs proofs;
    private final Transactions transactions;

    WhyDesk(
            ObjectProvider<Source> sources,
            Ledger ledger,
            Proofs proofs,
            Transactions transactions) {
        this.sources = sources.orderedStream().toList();
        this.ledger = ledger;
        this.proofs = proofs;
        this.transactions = transactions;
    }

    /// What is known of a figure now.
    sealed interface Found {

        Figure figure();

        /// `received` holds the entry of every fact, `subjects` what is known of what they are
        /// about; `next` names the last fact when more follow.
        record Answer(
                Figure figure,
                Explanation explanation,
                Map<EntryNo, Entry> received,
                Map<Fact.Subject, Source.Subject> subjects,
                @Nullable String next)
                implements Found {}

        /// The past that it is about is being derived; `address` tells how far.
        record Later(Figure figure, UUID job, String address) implements Found {}
    }

    /// Throws [RefusedRequest] for a guest, a name that is none, or what its source refuses.
    Found explain(Person me, Locale language, String figure, String cursor) {
        var asked = asked(me, figure);
        var page = new Source.Page(after(cursor), FACTS_ON_A_PAGE);
        return transactions.read(
                me.tenant(),
                () ->
                        switch (done(
                                asked.source.explain(me.tenant(), asked.figure, page, language))) {
                            case Explained.Ready(var explanation) -> answer(me, asked, explanation);
                            case Explained.Later(var job, var address) ->
                                    new Found.Later(asked.figure, job, address);
                        });
    }

    /// The first of what was counted, as many as a file holds; refused like [#explain].
    List<Fact> facts(Person me, Locale language, String figure) {
        var asked = asked(me, figure);
        var page = new Source.Page(Optional.empty(), FACTS_IN_A_FILE);
        return transactions.read(
                me.tenant(),
                () ->
                        switch (done(
                                asked.source.explain(me.tenant(), asked.figure, page, language))) {
                            case Explained.Ready(var explanation) -> explanation.facts();
                            case Explained.Later _ ->
                                    throw new RefusedRequest("metrics.past-underway");
                        });
    }

    private record Asked(Figure figure, Source source) {}

    private Asked asked(Person me, String figure) {
        mustBeEmployee(me);
        var named =
                Figure.parse(figure)
                        .orElseThrow(() -> new RefusedRequest("metrics.figure-malformed", figure));
        var source =
                sources.stream()
                        .filter(one -> one.computes(named))
                        .findFirst()
                        .orElseThrow(() -> new RefusedRequest("metrics.figure-not-found", figure));
        return new Asked(named, source);
    }

    private Found answer(Person me, Asked asked, Explanation explanation) {
        var numbers = explanation.facts().stream().map(Fact::seq).distinct().toList();
        var received =
                ledger.find(me.tenant(), numbers).stream()
                        .collect(Collectors.toMap(Entry::seq, Function.identity()));
        var subjects = explanation.facts().stream().map(Fact::subject).distinct().toList();
        return new Found.Answer(
                asked.figure,
                explanation,
                received,
                asked.source.subjects(me.tenant(), asked.figure, subjects),
                next(explanation));
    }

    private static @Nullable String next(Explanation explanation) {
        var facts = explanation.facts();
        if (facts.size() < FACTS_ON_A_PAGE) {
            return null;
        }
        return facts.getLast().seq() + "." + facts.getLast().ordinal();
    }

    private static Optional<Fact.Id> after(String cursor) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            var parts = new ArrayList<>(List.of(cursor.split("\\.", 2)));
            return Optional.of(
                    new Fact.Id(
                            Long.parseLong(parts.getFirst()), Integer.parseInt(parts.getLast())));
        } catch (NumberFormatException wrong) {
            throw new RefusedRequest("metrics.cursor-malformed", cursor);
        }
    }

    private static Explained done(Outcome<Explained> outcome) {
        return switch (outcome) {
            case Outcome.Done<Explained>(var explained) -> explained;
            case Outcome.Refused<Explained>(var why) -> throw new RefusedRequest(why);
        };
    }

    /// One received row with the proof that it is in the log as it is now.
    record Received(Entry entry, Proofs.Inclusion proof) {}

    Received received(Person me, long seq) {
        mustBeEmployee(me);
        return transactions.read(
                me.tenant(),
                () -> {
                    var proof = inclusion(me, seq, ledger.size(me.tenant()));
                    var entry = ledger.find(me.tenant(), List.of(new EntryNo(seq))).getFirst();
                    if (!tellsFacts(entry)) {
                        throw missing(seq, ledger.size(me.tenant()));
                    }
                    return new Received(entry, proof);
                });
    }

    /// What was received or stated by hand. Decisions, and what the product records about accounts,
    /// absences and sign-ins, explain no figure and are not for everybody.
    private static boolean tellsFacts(Entry entry) {
        return switch (entry.kind()) {
            case ROW, EVENT -> true;
            case FACT -> entry.origin() == Entry.Origin.MANUAL;
            case DECISION -> false;
        };
    }

    Proofs.Inclusion proof(Person me, long seq, Optional<Long> size) {
        mustBeEmployee(me);
        return transactions.read(
                me.tenant(),
                () -> {
                    var now = ledger.size(me.tenant());
                    var asked = size.orElse(now);
                    if (asked < 1 || asked > now) {
                        throw new RefusedRequest(
                                "metrics.size-invalid", Long.toString(asked), Long.toString(now));
                    }
                    return inclusion(me, seq, asked);
                });
    }

    private Proofs.Inclusion inclusion(Person me, long seq, long size) {
        return proofs.inclusion(me.tenant(), seq, size).orElseThrow(() -> missing(seq, size));
    }

    private static RefusedRequest missing(long seq, long size) {
        return new RefusedRequest(
                "metrics.entry-not-found", Long.toString(seq), Long.toString(size));
    }

    /// What a company counts is for the company.
    private static void mustBeEmployee(Person me) {
        if (me.guest()) {
            throw new RefusedRequest("metrics.why-forbidden");
        }
    }
}
