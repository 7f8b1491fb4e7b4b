package seihon.revenue.lineage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Fact;
import seihon.ledger.Generations;
import seihon.metrics.Source;
import seihon.revenue.StageModel;

/// The visits that a figure counts, by the facts that began them, or the hot actions.
@Repository
class CountedStore {

    private static final String VISITS =
            """
            from revenue_visit
            where tenant_id = :tenant and gen = :gen and model = :model
                and (cardinality(:stages::text[]) = 0 or stage = any(:stages::text[]))
                and (:fromStage::text is null or from_stage = :fromStage)
                and (:counts <> 'entered' or entered_at >= :from and entered_at < :until)
                and (:counts <> 'left' or exited_at >= :from and exited_at < :until)
                and (:counts <> 'standing' or entered_at < :until
                    and (exited_at is null or exited_at >= :until))
                and (:d1::text is null or d1 = :d1)
                and (:d2::text is null or d2 = :d2)
                and (:d3::text is null or d3 = :d3)
                and (:d4::text is null or d4 = :d4)
                and (:d5::text is null or d5 = :d5)
                and (:d6::text is null or d6 = :d6)
                and (:d7::text is null or d7 = :d7)
                and (:d8::text is null or d8 = :d8)
            """;

    private static final String HOT_ACTIONS =
            """
            from revenue_touch
            where tenant_id = :tenant and gen = :gen and model = :model
                and hot_at >= :from and hot_at < :until
                and not exists (
                  select from unnest(array[d1, d2, d3, d4, d5, d6, d7, d8],
                    array[:d1, :d2, :d3, :d4, :d5, :d6, :d7, :d8]::text[])
                    as asked (value, wanted)
                  where wanted is not null and value is distinct from wanted)
            """;

    private final JdbcClient jdbc;
    private final Generations generations;

    CountedStore(JdbcClient jdbc, Generations generations) {
        this.jdbc = jdbc;
        this.generations = generations;
    }

    /// Which visits a figure counts: those begun or ended in [from, until), or standing at `until`;
    /// `TOUCHED`: hot actions in [from, until).
    enum Counts {
        ENTERED,
        LEFT,
        STANDING,
        TOUCHED
    }

    /// Visits to one of `stages` (to any, when there are none), coming from `fromStage` when given;
    /// `dims` has the values asked for by slot. Hot actions are of no stage.
    record Counted(
            Counts counts,
            List<String> stages,
            Optional<String> fromStage,
            Instant from,
            Instant until,
            Map<Integer, String> dims) {}

    long total(TenantId tenant, StageModel model, Counted counted) {
        var statement = counted.counts() == Counts.TOUCHED ? hotActionCount() : visitCount();
        return bound(statement, tenant, model, counted).query(Long.class).single();
    }

    List<Fact.Id> facts(TenantId tenant, StageModel model, Counted counted, Source.Page page) {
        var statement = counted.counts() == Counts.TOUCHED ? hotActions() : visits();
        return bound(statement, tenant, model, counted)
                .param("afterSeq", page.after().map(Fact.Id::seq).orElse(-1L))
                .param("afterOrdinal", page.after().map(Fact.Id::ordinal).orElse(-1))
                .param("limit", page.limit())
                .query((row, _) -> new Fact.Id(row.getLong("seq"), row.getInt("ordinal")))
                .list();
    }

    private StatementSpec bound(
            StatementSpec statement, TenantId tenant, StageModel model, Counted counted) {
        var bound =
                statement
                        .param("tenant", tenant.value())
                        .param("gen", generations.live(tenant, "revenue/" + model.id()))
                        .param("model", model.id())
                        .param("counts", counted.counts().name().toLowerCase(Locale.ROOT))
                        .param("stages", counted.stages().toArray(String[]::new))
                        .param("fromStage", counted.fromStage().orElse(null))
                        .param("from", counted.from().atOffset(ZoneOffset.UTC))
                        .param("until", counted.until().atOffset(ZoneOffset.UTC));
        for (var slot = 1; slot <= StageModel.MOST_DIMS; slot++) {
            bound = bound.param("d" + slot, counted.dims().get(slot));
        }
        return bound;
    }

    private StatementSpec visitCount() {
        return jdbc.sql("select count(*)\n" + VISITS);
    }

    private StatementSpec visits() {
        return jdbc.sql(
                "select entered_by_seq as seq, entered_by_ordinal as ordinal\n"
                        + VISITS
                        + """
                        and (entered_by_seq, entered_by_ordinal) > (:afterSeq, :afterOrdinal)
                        order by entered_by_seq, entered_by_ordinal
                        limit :limit
                        """);
    }

    private StatementSpec hotActionCount() {
        return jdbc.sql("select count(*)\n" + HOT_ACTIONS);
    }

    private StatementSpec hotActions() {
        return jdbc.sql(
                "select hot_seq as seq, hot_ordinal as ordinal\n"
                        + HOT_ACTIONS
                        + """
                        and (hot_seq, hot_ordinal) > (:afterSeq, :afterOrdinal)
                        order by hot_seq, hot_ordinal
                        limit :limit
                        """);
    }
}
