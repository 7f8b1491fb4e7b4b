package seihon.revenue.visits;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import seihon.domain.EntryNo;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.revenue.StageModel;

/// Facts that a test writes, one entry each, and the visits they give.
public final class CaseFacts {

    private final List<Fact> facts = new ArrayList<>();

    public CaseFacts activity(String caseId, String at, String state, String amount) {
        return add(caseId, "activity", at, Map.of(), Map.of("name", state), amount, "JPY");
    }

    public CaseFacts add(
            String caseId,
            String kind,
            String at,
            Map<String, String> dims,
            Map<String, String> data,
            String amount,
            String unit) {
        var exact = amount.isEmpty() ? null : new BigDecimal(amount);
        facts.add(
                new Fact(
                        new EntryNo(facts.size()),
                        0,
                        kind,
                        new Fact.Subject("case", caseId),
                        instant(at),
                        "worked-example",
                        facts.size(),
                        dims,
                        exact,
                        unitOf(exact, unit),
                        data,
                        Entry.Origin.IMPORT,
                        "mapping/worked-example@1"));
        return this;
    }

    private static @Nullable String unitOf(@Nullable BigDecimal amount, String unit) {
        return amount == null ? null : unit;
    }

    private static Instant instant(String at) {
        return at.length() == 10
                ? OffsetDateTime.parse(at + "T00:00:00+09:00").toInstant()
                : OffsetDateTime.parse(at).toInstant();
    }

    public List<Fact> all() {
        return facts;
    }

    public CaseVisits of(StageModel model, String caseId) {
        var reader = new FactReader(model);
        return CaseWalk.through(
                model,
                facts.stream()
                        .filter(reader::concerns)
                        .filter(fact -> fact.subject().id().equals(caseId))
                        .sorted(Fact.IN_ORDER)
                        .map(reader::read)
                        .toList());
    }
}
