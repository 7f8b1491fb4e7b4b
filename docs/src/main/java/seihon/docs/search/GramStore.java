package seihon.docs.search;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;

/// All SQL on `docs_search_gram`.
@Component
class GramStore {

    private final JdbcClient jdbc;

    GramStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(String gram, String doc) {}

    void insert(TenantId tenant, int gen, List<Row> rows) {
        jdbc.sql(
                        """
                        insert into docs_search_gram (tenant_id, gen, gram, doc_id)
                        select :tenant, :gen, g.gram, g.doc_id
                        from unnest(:grams::text[], :docs::text[]) as g (gram, doc_id)
                        on conflict (tenant_id, gen, gram, doc_id) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("grams", rows.stream().map(Row::gram).toArray(String[]::new))
                .param("docs", rows.stream().map(Row::doc).toArray(String[]::new))
                .update();
    }

    void delete(TenantId tenant, int gen, List<Row> rows) {
        jdbc.sql(
                        """
                        delete from docs_search_gram s
                        using unnest(:grams::text[], :docs::text[]) as g (gram, doc_id)
                        where s.tenant_id = :tenant and s.gen = :gen
                          and s.gram = g.gram and s.doc_id = g.doc_id
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("grams", rows.stream().map(Row::gram).toArray(String[]::new))
                .param("docs", rows.stream().map(Row::doc).toArray(String[]::new))
                .update();
    }

    /// Documents that hold all these grams, `docs` in no order. Reads the primary key's index only.
    List<String> holding(TenantId tenant, Collection<String> grams, int most) {
        return jdbc.sql(
                        """
                        select doc_id
                        from docs_search_gram
                        where tenant_id = :tenant
                          and gen = coalesce((select live_gen from docs_generation where tenant_id = :tenant), 0)
                          and gram = any(:grams)
                        group by doc_id
                        having count(*) = :wanted
                        order by doc_id
                        limit :most
                        """)
                .param("tenant", tenant.value())
                .param("grams", grams.toArray(String[]::new))
                .param("wanted", grams.size())
                .param("most", most)
                .query((row, _) -> row.getString("doc_id"))
                .list();
    }
}
