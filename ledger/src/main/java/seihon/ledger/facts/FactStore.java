package seihon.ledger.facts;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Fact;

/// All SQL that writes facts as they were read.
@Repository
class FactStore {

    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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
                        from (
                            select
                                unnest(:seqs::bigint[]) as seq, unnest(:ordinals::smallint[]) as ordinal,
                                unnest(:kinds::text[]) as kind, unnest(:types::text[]) as subject_type,
                                unnest(:ids::text[]) as subject_id, unnest(:ats::timestamptz[]) as at,
                                unnest(:sources::text[]) as source,
                                unnest(:sourceSeqs::bigint[]) as source_seq, unnest(:dims::text[]) as dims,
                                unnest(:amounts::numeric[]) as amount, unnest(:units::text[]) as unit,
                                unnest(:data::text[]) as data, unnest(:origins::text[]) as origin,
                                unnest(:mappings::text[]) as mapping) as fresh
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
                                    data, origin, mapping, again, again_seq,
                                    coalesce(ended_seq, -1), stands_for_seq, stands_for_ordinal),
                                chr(30) order by seq, ordinal, again), 'UTF8')) as part
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
