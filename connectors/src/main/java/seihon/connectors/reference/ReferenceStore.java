package seihon.connectors.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.connectors.mapping.ReferenceRules.Kept;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import tools.jackson.databind.json.JsonMapper;

/// All SQL about rows of master data.
@Repository
class ReferenceStore {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final JsonMapper json = new JsonMapper();

    ReferenceStore(JdbcClient jdbc, Transactions transactions) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    record Row(String reference, long seq, Kept kept) {}

    void insert(TenantId tenant, int gen, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into connectors_reference_row (
                            tenant_id, gen, reference, row_key, seq, columns)
                        select :tenant, :gen, reference, row_key, seq, columns::jsonb
                        from unnest(
                            :references::text[], :keys::text[], :seqs::bigint[], :columns::text[])
                            as one (reference, row_key, seq, columns)
                        on conflict (tenant_id, gen, reference, row_key, seq) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("references", rows.stream().map(Row::reference).toArray(String[]::new))
                .param("keys", rows.stream().map(row -> row.kept.key()).toArray(String[]::new))
                .param("seqs", rows.stream().mapToLong(Row::seq).toArray())
                .param(
                        "columns",
                        rows.stream()
                                .map(row -> json.writeValueAsString(row.kept.columns()))
                                .toArray(String[]::new))
                .update();
    }

    void end(TenantId tenant, int gen, List<EntryNo> entries, long at) {
        jdbc.sql(
                        """
                        update connectors_reference_row
                        set ended_seq = :at
                        where tenant_id = :tenant and gen = :gen and ended_seq is null
                            and seq = any (:seqs::bigint[])
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("at", at)
                .param("seqs", entries.stream().mapToLong(EntryNo::value).toArray())
                .update();
    }

    /// The newest row of each key, as the first `size` entries left it.
    Map<String, Map<String, String>> rows(TenantId tenant, int gen, String reference, long size) {
        var rows = new HashMap<String, Map<String, String>>();
        jdbc.sql(
                        """
                        select distinct on (row_key) row_key, columns
                        from connectors_reference_row
                        where tenant_id = :tenant and gen = :gen and reference = :reference
                            and seq < :size and (ended_seq is null or ended_seq >= :size)
                        order by row_key, seq desc
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("reference", reference)
                .param("size", size)
                .query(row -> {
                    rows.put(row.getString("row_key"), columns(row));
                });
        return rows;
    }

    private Map<String, String> columns(ResultSet row) throws SQLException {
        var columns = new LinkedHashMap<String, String>();
        json.readTree(row.getString("columns"))
                .properties()
                .forEach(one -> columns.put(one.getKey(), one.getValue().asString()));
        return columns;
    }

    /// The last of the first `size` entries that brought a row and that ended one.
    String state(TenantId tenant, int gen, String reference, long size) {
        var asked = new Asked(tenant, gen, reference, size);
        return transactions.once(asked, () -> readState(asked));
    }

    private record Asked(TenantId tenant, int gen, String reference, long size) {}

    private String readState(Asked asked) {
        return jdbc.sql(
                        """
                        select concat(max(seq), '/', (
                            select max(ended_seq)
                            from connectors_reference_row
                            where tenant_id = :tenant and gen = :gen and reference = :reference
                                and ended_seq < :size))
                        from connectors_reference_row
                        where tenant_id = :tenant and gen = :gen and reference = :reference
                            and seq < :size
                        """)
                .param("tenant", asked.tenant.value())
                .param("gen", asked.gen)
                .param("reference", asked.reference)
                .param("size", asked.size)
                .query(String.class)
                .single();
    }

    int discard(TenantId tenant, int gen, int limit) {
        return jdbc.sql(
                        """
                        delete from connectors_reference_row
                        where tenant_id = :tenant and gen = :gen and (reference, row_key, seq) in (
                            select reference, row_key, seq
                            from connectors_reference_row
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
                                concat_ws(chr(31), reference, row_key, seq, columns, ended_seq),
                                chr(30) order by seq, reference), 'UTF8')) as part
                            from connectors_reference_row
                            where tenant_id = :tenant and gen = :gen
                            group by seq / 4096) as parts
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .query(byte[].class)
                .single();
    }
}
