package seihon.ledger.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Generations;

/// All SQL that reads facts.
@Repository
class FactRows implements Facts {

    private static final int ROWS_AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final Generations generations;
    private final QuarantineStore quarantine;

    FactRows(JdbcClient jdbc, Generations generations, QuarantineStore quarantine) {
        this.jdbc = jdbc;
        this.generations = generations;
        this.quarantine = quarantine;
    }

    @Override
    public int generation(TenantId tenant) {
        return generations.live(tenant, PROJECTION);
    }

    /// What an entry ends comes before what it brings: a new version replaces the former.
    @Override
    public void stream(TenantId tenant, int generation, Span span, Consumer<News> each) {
        jdbc.sql(
                        """
                        select
                            seq, ordinal, kind, subject_type, subject_id, at, source, source_seq,
                            dims, amount, unit, data, origin, mapping, seq as news_seq,
                            1 as news_rank
                        from ledger_fact
                        where tenant_id = :tenant and gen = :gen and again = 0
                            and seq >= :from and seq < :until
                            and ended_seq is distinct from seq
                        union all
                        select
                            seq, ordinal, kind, subject_type, subject_id, at, source, source_seq,
                            dims, amount, unit, data, origin, mapping, again_seq, 1
                        from ledger_fact
                        where tenant_id = :tenant and gen = :gen
                            and again_seq >= :from and again_seq < :until
                        union all
                        select
                            seq, ordinal, kind, subject_type, subject_id, at, source, source_seq,
                            dims, amount, unit, data, origin, mapping, ended_seq, 0
                        from ledger_fact
                        where tenant_id = :tenant and gen = :gen
                            and ended_seq >= :from and ended_seq < :until and ended_seq <> seq
                        order by news_seq, news_rank, seq, ordinal
                        """)
                .param("tenant", tenant.value())
                .param("gen", generation)
                .param("from", span.from())
                .param("until", span.until())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    each.accept(news(row));
                });
    }

    private static News news(ResultSet row) throws SQLException {
        var fact = fact(row);
        return row.getInt("news_rank") == 1
                ? new News.Known(fact, row.getLong("news_seq"))
                : new News.Ended(fact, row.getLong("news_seq"));
    }

    @Override
    public List<Fact> of(TenantId tenant, int generation, Subjects subjects, long before) {
        return jdbc
                .sql(
                        """
                        select
                            seq, ordinal, kind, subject_type, subject_id, at, source, source_seq,
                            dims, amount, unit, data, origin, mapping
                        from ledger_fact
                        where tenant_id = :tenant and gen = :gen and subject_type = :type
                            and subject_id = any(:ids::text[])
                            and coalesce(again_seq, seq) < :before
                            and (ended_seq is null or ended_seq >= :before)
                        """)
                .param("tenant", tenant.value())
                .param("gen", generation)
                .param("type", subjects.type())
                .param("ids", subjects.ids().toArray(String[]::new))
                .param("before", before)
                .query((row, _) -> fact(row))
                .list()
                .stream()
                .sorted(Fact.IN_ORDER)
                .toList();
    }

    @Override
    public Subjectwise next(TenantId tenant, int generation, Page page) {
        var last = last(tenant, generation, page);
        return new Subjectwise(
                last == null ? List.of() : until(tenant, generation, page, last), last);
    }

    private @Nullable String last(TenantId tenant, int generation, Page page) {
        return jdbc.sql(
                        """
                        select max(subject_id)
                        from (
                            select subject_id
                            from ledger_fact
                            where tenant_id = :tenant and gen = :gen and subject_type = :type
                                and subject_id > :after
                            order by subject_id
                            limit :limit) as page
                        """)
                .param("tenant", tenant.value())
                .param("gen", generation)
                .param("type", page.type())
                .param("after", page.after())
                .param("limit", page.limit())
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private List<Fact> until(TenantId tenant, int generation, Page page, String last) {
        return jdbc.sql(
                        """
                        select
                            seq, ordinal, kind, subject_type, subject_id, at, source, source_seq,
                            dims, amount, unit, data, origin, mapping
                        from ledger_fact
                        where tenant_id = :tenant and gen = :gen and subject_type = :type
                            and subject_id > :after and subject_id <= :last
                            and coalesce(again_seq, seq) < :size
                            and (ended_seq is null or ended_seq >= :size)
                        order by subject_id
                        """)
                .param("tenant", tenant.value())
                .param("gen", generation)
                .param("type", page.type())
                .param("after", page.after())
                .param("last", last)
                .param("size", page.size())
                .query((row, _) -> fact(row))
                .list();
    }

    @Override
    public long count(TenantId tenant, int generation, long size) {
        return jdbc.sql(
                        """
                        select count(seq)
                        from ledger_fact
                        where tenant_id = :tenant and gen = :gen and again = 0 and seq < :size
                        """)
                .param("tenant", tenant.value())
                .param("gen", generation)
                .param("size", size)
                .query(Long.class)
                .single();
    }

    @Override
    public List<Fact> find(TenantId tenant, Collection<Fact.Id> ids) {
        return jdbc.sql(
                        """
                        select
                            seq, ordinal, kind, subject_type, subject_id, at, source, source_seq,
                            dims, amount, unit, data, origin, mapping
                        from ledger_fact
                        where tenant_id = :tenant and gen = :gen and again = 0
                            and (seq, ordinal) in (
                            select seq, ordinal
                            from unnest(:seqs::bigint[], :ordinals::smallint[])
                                as asked (seq, ordinal))
                        order by seq, ordinal
                        """)
                .param("tenant", tenant.value())
                .param("gen", generation(tenant))
                .param("seqs", ids.stream().mapToLong(Fact.Id::seq).toArray())
                .param("ordinals", ids.stream().mapToInt(Fact.Id::ordinal).toArray())
                .query((row, _) -> fact(row))
                .list();
    }

    @Override
    public Optional<Quarantined> quarantined(TenantId tenant, long seq) {
        return quarantine.find(tenant, generation(tenant), seq);
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                new EntryNo(row.getLong("seq")),
                row.getInt("ordinal"),
                row.getString("kind"),
                new Fact.Subject(row.getString("subject_type"), row.getString("subject_id")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                row.getLong("source_seq"),
                TextMaps.read(row.getString("dims")),
                row.getBigDecimal("amount"),
                row.getString("unit"),
                TextMaps.read(row.getString("data")),
                Entry.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getString("mapping"));
    }
}
