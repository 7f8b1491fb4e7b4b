package seihon.ledger.facts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Fact;

/// All SQL that ends facts and lets them hold again. A received thing is told by its newest version
/// that can be read and was not taken back; each fact of that version by its last correction. What
/// corrects a fact goes and returns with the entry that brought the fact.
@Repository
class StandingStore {

    /// What an entry brought, and what corrects it.
    private static final List<String> OF_AN_ENTRY = List.of("seq", "stands_for_seq");

    private final JdbcClient jdbc;

    StandingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// These entries are versions that can be read: former versions end with the next of them.
    void replaceFormer(TenantId tenant, int gen, List<Long> newer) {
        for (var column : OF_AN_ENTRY) {
            in(tenant, gen, former(column)).param("newer", numbers(newer)).update();
        }
    }

    /// Takes back what a batch brought before entry `seq`; what that had replaced holds again.
    void takeBack(TenantId tenant, int gen, UUID batch, long seq) {
        in(
                        tenant,
                        gen,
                        """
                        insert into ledger_reversal (tenant_id, gen, batch_id, seq)
                        values (:tenant, :gen, :batch, :seq)
                        on conflict (tenant_id, gen, batch_id, seq) do nothing
                        """)
                .param("batch", batch)
                .param("seq", seq)
                .update();
        for (var column : OF_AN_ENTRY) {
            in(tenant, gen, brought(column)).param("batch", batch).param("seq", seq).update();
        }
        restore(tenant, gen, batch, seq);
    }

    private void restore(TenantId tenant, int gen, UUID batch, long seq) {
        var versions = standing(tenant, gen, batch, seq);
        if (!versions.isEmpty()) {
            stateAgain(tenant, gen, last(tenant, gen, versions), seq);
        }
    }

    /// Of each thing that the batch had brought another version of: the newest version that can be
    /// read and was not taken back.
    private List<Long> standing(TenantId tenant, int gen, UUID batch, long seq) {
        return in(
                        tenant,
                        gen,
                        """
                        select newest.seq
                        from (
                            select distinct version.source, version.received_id
                            from ledger_entry as entry
                            join ledger_version as version
                                on version.tenant_id = :tenant and version.seq = entry.seq
                            where entry.tenant_id = :tenant and entry.batch_id = :batch
                                and entry.seq < :seq) as thing
                        cross join lateral (
                            select one.seq
                            from ledger_version as version
                            join ledger_entry as one on one.tenant_id = :tenant
                                and one.seq in (version.seq, version.former) and one.seq < :seq
                            where version.tenant_id = :tenant and version.source = thing.source
                                and version.received_id = thing.received_id
                                and one.payload is not null and not exists (
                                    select 1 from ledger_quarantine as unread
                                    where unread.tenant_id = :tenant and unread.gen = :gen
                                        and unread.seq = one.seq) and not exists (
                                    select 1 from ledger_reversal as back
                                    where back.tenant_id = :tenant and back.gen = :gen
                                        and back.batch_id = one.batch_id and back.seq > one.seq)
                            order by one.seq desc limit 1) as newest
                        """)
                .param("batch", batch)
                .param("seq", seq)
                .query((row, _) -> row.getLong("seq"))
                .list();
    }

    private record Statement(long seq, int ordinal, int again) {}

    /// Of each fact of these entries that does not hold: its last statement.
    private List<Statement> last(TenantId tenant, int gen, List<Long> entries) {
        return in(
                        tenant,
                        gen,
                        """
                        select distinct on (of_seq, of_ordinal) seq, ordinal, again
                        from (
                            select seq, ordinal, again, of_seq, of_ordinal,
                                bool_or(ended_seq is null) over (partition by of_seq, of_ordinal)
                                    as holds
                            from (
                                select seq, ordinal, again, ended_seq,
                                    coalesce(stands_for_seq, seq) as of_seq,
                                    coalesce(stands_for_ordinal, ordinal) as of_ordinal
                                from ledger_fact
                                where tenant_id = :tenant and gen = :gen
                                    and (seq = any(:entries::bigint[])
                                        or stands_for_seq = any(:entries::bigint[])))
                                as statement) as known
                        where not holds
                        order by of_seq, of_ordinal, seq desc, again desc
                        """)
                .param("entries", numbers(entries))
                .query((row, _) ->
                        new Statement(
                                row.getLong("seq"), row.getInt("ordinal"), row.getInt("again")))
                .list();
    }

    private void stateAgain(TenantId tenant, int gen, List<Statement> last, long seq) {
        in(
                        tenant,
                        gen,
                        """
                        insert into ledger_fact (
                            tenant_id, gen, seq, ordinal, kind, subject_type, subject_id, at,
                            source, source_seq, dims, amount, unit, data, origin, mapping,
                            stands_for_seq, stands_for_ordinal, again, again_seq)
                        select
                            :tenant, :gen, fact.seq, fact.ordinal, kind, subject_type, subject_id,
                            at, source, source_seq, dims, amount, unit, data, origin, mapping,
                            stands_for_seq, stands_for_ordinal, fact.again + 1, :seq
                        from unnest(:seqs::bigint[], :ordinals::smallint[], :agains::smallint[])
                            as last (seq, ordinal, again)
                        join ledger_fact as fact
                            on fact.tenant_id = :tenant and fact.gen = :gen
                                and fact.seq = last.seq and fact.ordinal = last.ordinal
                                and fact.again = last.again
                        """)
                .param("seqs", last.stream().mapToLong(Statement::seq).toArray())
                .param("ordinals", last.stream().mapToInt(Statement::ordinal).toArray())
                .param("agains", last.stream().mapToInt(Statement::again).toArray())
                .param("seq", seq)
                .update();
    }

    /// The fact `instead`, just written, takes the place of `former` or of what stands there
    /// already. Where nothing stands any more, because the row was replaced or taken back, it waits
    /// with the row.
    void correct(TenantId tenant, int gen, Fact.Id former, Fact.Id instead) {
        var received = received(tenant, gen, former);
        var place = received.orElse(former);
        var ended = end(tenant, gen, place, instead.seq());
        var holds = ended > 0 || received.isEmpty();
        in(
                        tenant,
                        gen,
                        """
                        update ledger_fact
                        set stands_for_seq = :forSeq, stands_for_ordinal = :forOrdinal,
                            ended_seq = case when :holds then null else seq end
                        where tenant_id = :tenant and gen = :gen and seq = :seq
                            and ordinal = :ordinal
                        """)
                .param("forSeq", place.seq())
                .param("forOrdinal", place.ordinal())
                .param("holds", holds)
                .param("seq", instead.seq())
                .param("ordinal", instead.ordinal())
                .update();
    }

    /// The fact of a received entry whose place this one has; empty where there is no such fact.
    private Optional<Fact.Id> received(TenantId tenant, int gen, Fact.Id fact) {
        return in(
                        tenant,
                        gen,
                        """
                        select coalesce(stands_for_seq, seq) as seq,
                            coalesce(stands_for_ordinal, ordinal) as ordinal
                        from ledger_fact
                        where tenant_id = :tenant and gen = :gen and seq = :seq
                            and ordinal = :ordinal and again = 0
                        """)
                .param("seq", fact.seq())
                .param("ordinal", fact.ordinal())
                .query(Fact.Id.class)
                .optional();
    }

    private int end(TenantId tenant, int gen, Fact.Id place, long seq) {
        return in(
                        tenant,
                        gen,
                        """
                        update ledger_fact
                        set ended_seq = :seq
                        where tenant_id = :tenant and gen = :gen and ended_seq is null
                            and (stands_for_seq = :ofSeq and stands_for_ordinal = :ofOrdinal
                                or seq = :ofSeq and ordinal = :ofOrdinal)
                        """)
                .param("ofSeq", place.seq())
                .param("ofOrdinal", place.ordinal())
                .param("seq", seq)
                .update();
    }

    int discard(TenantId tenant, int gen, int limit) {
        return in(
                        tenant,
                        gen,
                        """
                        delete from ledger_reversal
                        where tenant_id = :tenant and gen = :gen and (batch_id, seq) in (
                            select batch_id, seq
                            from ledger_reversal
                            where tenant_id = :tenant and gen = :gen
                            limit :limit)
                        """)
                .param("limit", limit)
                .update();
    }

    private static String former(String column) {
        return """
        with former as (
            select earlier.former as seq, min(asked.seq) as ended
            from unnest(:newer::bigint[]) as asked (seq)
            join ledger_version as this
                on this.tenant_id = :tenant and this.seq = asked.seq
            join ledger_version as earlier
                on earlier.tenant_id = :tenant and earlier.source = this.source
                    and earlier.received_id = this.received_id and earlier.n <= this.n
            group by earlier.former)
        update ledger_fact as fact
        set ended_seq = former.ended
        from former
        where fact.tenant_id = :tenant and fact.gen = :gen and fact.ended_seq is null
            and fact.%s = former.seq
        """
                .formatted(column);
    }

    private static String brought(String column) {
        return """
        update ledger_fact as fact
        set ended_seq = :seq
        from ledger_entry as entry
        where entry.tenant_id = :tenant and entry.batch_id = :batch and entry.seq < :seq
            and fact.tenant_id = :tenant and fact.gen = :gen and fact.ended_seq is null
            and fact.%s = entry.seq
        """
                .formatted(column);
    }

    private static long[] numbers(List<Long> entries) {
        return entries.stream().mapToLong(Long::longValue).toArray();
    }

    private StatementSpec in(TenantId tenant, int gen, String sql) {
        return jdbc.sql(sql).param("tenant", tenant.value()).param("gen", gen);
    }
}
