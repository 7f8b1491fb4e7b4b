package seihon.ledger.facts;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Fact;

/// All SQL that writes facts.
@Repository
class FactStore {

    /// Every fact of an entry, where an ordinal is asked for.
    static final int ALL = -1;

    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A fact (or, with [#ALL], every fact of an entry) holds only before entry `ended`.
    record End(long seq, int ordinal, long ended) {}

    void insert(TenantId tenant, int gen, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into ledger_fact (
                            tenant_id, gen, seq, ordinal, kind, subject_type, subject_id, at,
                            source, source_seq, dims, amount, unit, data, origin, mapping)
                        select
                            :tenant, :gen, seq, ordinal, kind, subject_type, subject_id, at,
                            source, source_seq, dims::jsonb, amount, unit, data::jsonb, origin,
                            mapping
                        from unnest(
                            :seqs::bigint[], :ordinals::smallint[], :kinds::text[],
                            :types::text[], :ids::text[], :ats::timestamptz[], :sources::text[],
                            :sourceSeqs::bigint[], :dims::text[], :amounts::numeric[],
                            :units::text[], :data::text[], :origins::text[], :mappings::text[])
                            as fresh (
                                seq, ordinal, kind, subject_type, subject_id, at, source,
                                source_seq, dims, amount, unit, data, origin, mapping)
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("seqs", facts.stream().mapToLong(one -> one.seq().value()).toArray())
                .param("ordinals", facts.stream().mapToInt(Fact::ordinal).toArray())
                .param("kinds", words(facts, Fact::kind))
                .param("types", words(facts, one -> one.subject().type()))
                .param("ids", words(facts, one -> one.subject().id()))
                .param("ats", words(facts, one -> one.at().toString()))
                .param("sources", words(facts, Fact::source))
                .param("sourceSeqs", facts.stream().mapToLong(Fact::sourceSeq).toArray())
                .param("dims", words(facts, one -> TextMaps.write(one.dims())))
                .param("amounts", words(facts, FactStore::amount))
                .param("units", words(facts, Fact::unit))
                .param("data", words(facts, one -> TextMaps.write(one.data())))
                .param("origins", words(facts, one -> one.origin().name().toLowerCase(Locale.ROOT)))
                .param("mappings", words(facts, Fact::mapping))
                .update();
    }

    private static @Nullable String amount(Fact fact) {
        return fact.amount() == null ? null : fact.amount().toPlainString();
    }

    /// The first end counts.
    void end(TenantId tenant, int gen, List<End> ends) {
        if (ends.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        update ledger_fact as fact
                        set ended_seq = asked.ended
                        from (
                            select seq, ordinal, min(ended) as ended
                            from unnest(:seqs::bigint[], :ordinals::int[], :ends::bigint[])
                                as one (seq, ordinal, ended)
                            group by seq, ordinal) as asked
                        where fact.tenant_id = :tenant and fact.gen = :gen
                            and fact.seq = asked.seq
                            and (asked.ordinal = :all or fact.ordinal = asked.ordinal)
                            and fact.ended_seq is null
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("all", ALL)
                .param("seqs", ends.stream().mapToLong(End::seq).toArray())
                .param("ordinals", ends.stream().mapToInt(End::ordinal).toArray())
                .param("ends", ends.stream().mapToLong(End::ended).toArray())
                .update();
    }

    /// Takes back what whole batches brought before entry `seq`.
    void endBatches(TenantId tenant, int gen, Collection<UUID> batches, long seq) {
        if (batches.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        update ledger_fact as fact
                        set ended_seq = :seq
                        from ledger_entry as entry
                        where entry.tenant_id = :tenant and entry.batch_id = any(:batches::uuid[])
                            and entry.seq < :seq
                            and fact.tenant_id = :tenant and fact.gen = :gen
                            and fact.seq = entry.seq and fact.ended_seq is null
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("batches", batches.toArray(UUID[]::new))
                .param("seq", seq)
                .update();
    }

    int discard(TenantId tenant, int gen, int limit) {
        return jdbc.sql(
                        """
                        delete from ledger_fact
                        where tenant_id = :tenant and gen = :gen and (seq, ordinal) in (
                            select seq, ordinal
                            from ledger_fact
                            where tenant_id = :tenant and gen = :gen
                            limit :limit)
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("limit", limit)
                .update();
    }

    /// In two layers, because one text of all rows would not fit into a value.
    byte[] digest(TenantId tenant, int gen) {
        return jdbc.sql(
                        """
                        select sha256(coalesce(string_agg(part, ''::bytea order by n), ''::bytea))
                        from (
                            select seq / 4096 as n, sha256(convert_to(string_agg(
                                concat_ws(chr(31), seq, ordinal, kind, subject_type, subject_id,
                                    extract(epoch from at), source, source_seq, dims, amount, unit,
                                    data, origin, mapping, ended_seq),
                                chr(30) order by seq, ordinal), 'UTF8')) as part
                            from ledger_fact
                            where tenant_id = :tenant and gen = :gen
                            group by seq / 4096) as parts
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .query(byte[].class)
                .single();
    }

    private static @Nullable String[] words(
            List<Fact> facts, Function<Fact, @Nullable String> word) {
        return facts.stream().map(word).toArray(String[]::new);
    }
}
