package seihon.docs.search;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
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

    /// One statement per document: its grams are then looked up in the primary key one by one,
    /// where a join with the whole list makes PostgreSQL read the index of the company.
    void delete(TenantId tenant, int gen, List<Row> rows) {
        rows.stream()
                .collect(Collectors.groupingBy(Row::doc))
                .forEach((doc, own) -> delete(tenant, gen, doc, own));
    }

    private void delete(TenantId tenant, int gen, String doc, List<Row> rows) {
        jdbc.sql(
                        """
                        delete from docs_search_gram
                        where tenant_id = :tenant and gen = :gen
                          and gram = any(:grams::text[]) and doc_id = :doc
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("grams", rows.stream().map(Row::gram).toArray(String[]::new))
                .param("doc", doc)
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
