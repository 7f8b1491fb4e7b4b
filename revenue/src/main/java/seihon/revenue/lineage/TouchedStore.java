package seihon.revenue.lineage;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Fact;
import seihon.ledger.Generations;
import seihon.metrics.Source;
import seihon.revenue.StageModel;
import seihon.revenue.lineage.CountedStore.Counted;

/// The hot actions that a first touch counts.
@Repository
class TouchedStore {

    private final JdbcClient jdbc;
    private final Generations generations;

    TouchedStore(JdbcClient jdbc, Generations generations) {
        this.jdbc = jdbc;
        this.generations = generations;
    }

    long total(TenantId tenant, StageModel model, Counted counted) {
        return bound(
                        jdbc.sql(
                                """
                                select count(*)
                                from revenue_touch
                                where tenant_id = :tenant and gen = :gen and model = :model
                                    and hot_at >= :from and hot_at < :until
                                    and not exists (
                                      select from unnest(array[d1, d2, d3, d4, d5, d6, d7, d8],
                                        :wanted::text[]) as asked (value, wanted)
                                      where wanted is not null and value is distinct from wanted)
                                """),
                        tenant,
                        model,
                        counted)
                .query(Long.class)
                .single();
    }

    List<Fact.Id> facts(TenantId tenant, StageModel model, Counted counted, Source.Page page) {
        return bound(
                        jdbc.sql(
                                """
                                select hot_seq, hot_ordinal
                                from revenue_touch
                                where tenant_id = :tenant and gen = :gen and model = :model
                                    and hot_at >= :from and hot_at < :until
                                    and not exists (
                                      select from unnest(array[d1, d2, d3, d4, d5, d6, d7, d8],
                                        :wanted::text[]) as asked (value, wanted)
                                      where wanted is not null and value is distinct from wanted)
                                    and (hot_seq, hot_ordinal) > (:afterSeq, :afterOrdinal)
                                order by hot_seq, hot_ordinal
                                limit :limit
                                """),
                        tenant,
                        model,
                        counted)
                .param("afterSeq", page.after().map(Fact.Id::seq).orElse(-1L))
                .param("afterOrdinal", page.after().map(Fact.Id::ordinal).orElse(-1))
                .param("limit", page.limit())
                .query((row, _) -> new Fact.Id(row.getLong("hot_seq"), row.getInt("hot_ordinal")))
                .list();
    }

    private JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec statement,
            TenantId tenant,
            StageModel model,
            Counted counted) {
        var wanted = new String[StageModel.MOST_DIMS];
        counted.dims().forEach((slot, value) -> wanted[slot - 1] = value);
        return statement
                .param("tenant", tenant.value())
                .param("gen", generations.live(tenant, "revenue/" + model.id()))
                .param("model", model.id())
                .param("from", counted.from().atOffset(ZoneOffset.UTC))
                .param("until", counted.until().atOffset(ZoneOffset.UTC))
                .param("wanted", wanted);
    }
}
