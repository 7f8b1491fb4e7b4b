package seihon.ledger.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Facts;
import seihon.ledger.Generations;
import seihon.ledger.Quarantine;

/// All SQL that shows the quarantine of the living generation.
@Repository
class LivingQuarantine implements Quarantine {

    private static final String LINE =
            """
            select
                one.seq, entry.batch_id, entry.position, entry.recorded_at, entry.source, one.code,
                one.pointer, one.mapping, one.found, entry.payload
            from ledger_quarantine as one
            join ledger_entry as entry on entry.tenant_id = one.tenant_id and entry.seq = one.seq
            where one.tenant_id = :tenant and one.gen = :gen and one.seq > :after
            """;

    private final JdbcClient jdbc;
    private final Generations generations;
    private final KeptAnswers<Group> groups;

    LivingQuarantine(JdbcClient jdbc, Generations generations) {
        this.jdbc = jdbc;
        this.generations = generations;
        this.groups = new KeptAnswers<>(generations);
    }

    private int gen(TenantId tenant) {
        return generations.live(tenant, Facts.PROJECTION);
    }

    @Override
    public List<Group> groups(TenantId tenant, Set<UUID> takenBack) {
        return groups.of(tenant, Set.copyOf(takenBack), gen -> readGroups(tenant, gen, takenBack));
    }

    private List<Group> readGroups(TenantId tenant, int gen, Set<UUID> takenBack) {
        return jdbc.sql(
                        """
                        select
                            entry.source, one.code, one.pointer, one.mapping, count(*) as count,
                            min(entry.recorded_at) as first, max(entry.recorded_at) as last,
                            array[min(one.found), max(one.found)] as examples
                        from ledger_quarantine as one
                        join ledger_entry as entry
                            on entry.tenant_id = one.tenant_id and entry.seq = one.seq
                        where one.tenant_id = :tenant and one.gen = :gen
                            and entry.batch_id <> all (:takenBack::uuid[])
                            and not exists (
                                select 1
                                from ledger_version as newer
                                where newer.tenant_id = :tenant and newer.former = one.seq)
                        group by entry.source, one.code, one.pointer, one.mapping
                        order by count(*) desc, entry.source, one.code, one.pointer, one.mapping
                        limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("takenBack", takenBack.toArray(UUID[]::new))
                .param("limit", MOST_GROUPS)
                .query((row, _) ->
                        new Group(
                                reason(row),
                                row.getLong("count"),
                                row.getObject("first", OffsetDateTime.class).toInstant(),
                                row.getObject("last", OffsetDateTime.class).toInstant(),
                                examples(row)))
                .list();
    }

    @Override
    public List<Line> of(TenantId tenant, Reason reason, Set<UUID> takenBack, Page page) {
        return jdbc.sql(
                        LINE
                                + """
                                and one.code = :code and one.pointer = :pointer
                                and one.mapping = :mapping and entry.source = :source
                                and entry.batch_id <> all (:takenBack::uuid[])
                                and not exists (
                                    select 1
                                    from ledger_version as newer
                                    where newer.tenant_id = :tenant and newer.former = one.seq)
                                order by one.seq
                                limit :limit
                                """)
                .param("tenant", tenant.value())
                .param("gen", gen(tenant))
                .param("after", page.after())
                .param("code", reason.code())
                .param("pointer", reason.pointer())
                .param("mapping", reason.mapping())
                .param("source", reason.source())
                .param("takenBack", takenBack.toArray(UUID[]::new))
                .param("limit", page.limit())
                .query((row, _) -> line(row))
                .list();
    }

    @Override
    public List<Line> ofBatch(TenantId tenant, UUID batch, Page page) {
        return jdbc.sql(
                        LINE
                                + """
                                and entry.batch_id = :batch
                                order by one.seq
                                limit :limit
                                """)
                .param("tenant", tenant.value())
                .param("gen", gen(tenant))
                .param("after", page.after())
                .param("batch", batch)
                .param("limit", page.limit())
                .query((row, _) -> line(row))
                .list();
    }

    @Override
    public Map<UUID, Counts> counts(TenantId tenant, Map<UUID, Facts.Span> batches) {
        var ids = List.copyOf(batches.keySet());
        var spans = ids.stream().map(batches::get).toList();
        var counts = new HashMap<UUID, Counts>();
        jdbc.sql(
                        """
                        select
                            asked.id, count(distinct entry.seq) as entries,
                            count(distinct one.seq) as quarantined, count(fact.seq) as facts
                        from unnest(:ids::uuid[], :froms::bigint[], :untils::bigint[])
                            as asked (id, from_seq, until_seq)
                        join ledger_entry as entry
                            on entry.tenant_id = :tenant and entry.batch_id = asked.id
                                and entry.seq >= from_seq and entry.seq < until_seq
                        left join ledger_quarantine as one
                            on one.tenant_id = :tenant and one.gen = :gen and one.seq = entry.seq
                        left join ledger_fact as fact
                            on fact.tenant_id = :tenant and fact.gen = :gen and fact.seq = entry.seq
                                and fact.again = 0
                        group by asked.id
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen(tenant))
                .param("ids", ids.toArray(UUID[]::new))
                .param("froms", spans.stream().mapToLong(Facts.Span::from).toArray())
                .param("untils", spans.stream().mapToLong(Facts.Span::until).toArray())
                .query(row -> {
                    counts.put(
                            row.getObject("id", UUID.class),
                            new Counts(
                                    row.getLong("entries"),
                                    row.getLong("quarantined"),
                                    row.getLong("facts")));
                });
        return counts;
    }

    private static List<String> examples(ResultSet row) throws SQLException {
        var found = (String[]) row.getArray("examples").getArray();
        return Stream.of(found).filter(value -> !value.isEmpty()).distinct().toList();
    }

    private static Reason reason(ResultSet row) throws SQLException {
        return new Reason(
                row.getString("source"),
                row.getString("code"),
                row.getString("pointer"),
                row.getString("mapping"));
    }

    private static Line line(ResultSet row) throws SQLException {
        var payload = row.getString("payload");
        return new Line(
                row.getLong("seq"),
                row.getObject("batch_id", UUID.class),
                row.getInt("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                reason(row),
                row.getString("found"),
                payload == null ? "" : payload);
    }
}
