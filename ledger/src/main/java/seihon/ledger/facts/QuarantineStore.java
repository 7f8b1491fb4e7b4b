package seihon.ledger.facts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Facts.Quarantined;

/// Entries that no mapping could read.
@Repository
class QuarantineStore {

    private final JdbcClient jdbc;

    QuarantineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TenantId tenant, int gen, List<Quarantined> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into ledger_quarantine (
                            tenant_id, gen, seq, code, pointer, found, mapping)
                        select :tenant, :gen, seq, code, pointer, found, mapping
                        from unnest(
                            :seqs::bigint[], :codes::text[], :pointers::text[], :founds::text[],
                            :mappings::text[]) as one (seq, code, pointer, found, mapping)
                        on conflict (tenant_id, gen, seq) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("seqs", entries.stream().mapToLong(Quarantined::seq).toArray())
                .param("codes", words(entries, Quarantined::code))
                .param("pointers", words(entries, Quarantined::pointer))
                .param("founds", words(entries, Quarantined::found))
                .param("mappings", words(entries, Quarantined::mapping))
                .update();
    }

    Optional<Quarantined> find(TenantId tenant, int gen, long seq) {
        return jdbc.sql(
                        """
                        select seq, code, pointer, found, mapping
                        from ledger_quarantine
                        where tenant_id = :tenant and gen = :gen and seq = :seq
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("seq", seq)
                .query(Quarantined.class)
                .optional();
    }

    int discard(TenantId tenant, int gen, int limit) {
        return jdbc.sql(
                        """
                        delete from ledger_quarantine
                        where tenant_id = :tenant and gen = :gen and seq in (
                            select seq
                            from ledger_quarantine
                            where tenant_id = :tenant and gen = :gen
                            limit :limit)
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("limit", limit)
                .update();
    }

    /// In two layers, as of facts.
    byte[] digest(TenantId tenant, int gen) {
        return jdbc.sql(
                        """
                        select sha256(coalesce(string_agg(part, ''::bytea order by n), ''::bytea))
                        from (
                            select seq / 4096 as n, sha256(convert_to(string_agg(
                                concat_ws(chr(31), seq, code, pointer, found, mapping),
                                chr(30) order by seq), 'UTF8')) as part
                            from ledger_quarantine
                            where tenant_id = :tenant and gen = :gen
                            group by seq / 4096) as parts
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .query(byte[].class)
                .single();
    }

    private static String[] words(List<Quarantined> entries, Function<Quarantined, String> word) {
        return entries.stream().map(word).toArray(String[]::new);
    }
}
