package seihon.ledger.facts;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.FactCatalogue;
import seihon.ledger.Generations;

/// All SQL that counts the facts of the living generation.
@Repository
class CountedFacts implements FactCatalogue {

    private final JdbcClient jdbc;
    private final KeptAnswers<Sort> sorts;
    private final KeptAnswers<Missing> missing;

    CountedFacts(JdbcClient jdbc, Generations generations) {
        this.jdbc = jdbc;
        this.sorts = new KeptAnswers<>(generations);
        this.missing = new KeptAnswers<>(generations);
    }

    @Override
    public List<Sort> sorts(TenantId tenant) {
        return sorts.of(tenant, MOST_SORTS, gen -> readSorts(tenant, gen));
    }

    private List<Sort> readSorts(TenantId tenant, int gen) {
        return jdbc.sql(
                        """
                        select
                            kind, subject_type, source, mapping, count(*) as count,
                            count(*) filter (where origin = 'manual') as manual,
                            count(*) filter (where data::text like '%"missing.%') as blank,
                            min(at) as first, max(at) as last
                        from ledger_fact
                        where tenant_id = :tenant and gen = :gen and ended_seq is null
                        group by kind, subject_type, source, mapping
                        order by kind, source, mapping, subject_type
                        limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("limit", MOST_SORTS)
                .query((row, _) ->
                        new Sort(
                                row.getString("kind"),
                                row.getString("subject_type"),
                                row.getString("source"),
                                row.getString("mapping"),
                                row.getLong("count"),
                                row.getLong("manual"),
                                row.getLong("blank"),
                                row.getObject("first", OffsetDateTime.class).toInstant(),
                                row.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public List<Missing> missing(TenantId tenant) {
        return missing.of(tenant, MOST_MISSING, gen -> readMissing(tenant, gen));
    }

    private List<Missing> readMissing(TenantId tenant, int gen) {
        return jdbc.sql(
                        """
                        select
                            source, mapping, substring(field.name from :after) as dimension,
                            field.value as key, count(*) as count
                        from ledger_fact
                        cross join lateral jsonb_each_text(data) as field (name, value)
                        where tenant_id = :tenant and gen = :gen and ended_seq is null
                            and data::text like '%"missing.%'
                            and starts_with(field.name, :missing)
                        group by source, mapping, field.name, field.value
                        order by count(*) desc, source, mapping, field.name, field.value
                        limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("missing", MISSING)
                .param("after", MISSING.length() + 1)
                .param("limit", MOST_MISSING)
                .query((row, _) ->
                        new Missing(
                                row.getString("source"),
                                row.getString("mapping"),
                                row.getString("dimension"),
                                row.getString("key"),
                                row.getLong("count")))
                .list();
    }
}
