package seihon.docs.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.domain.TenantId;

/// All SQL on `docs_link`.
@Component
class LinkStore {

    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(String from, String to, String anchor) {}

    void forget(TenantId tenant, int gen, Collection<String> from) {
        jdbc.sql(
                        """
                        delete from docs_link
                        where tenant_id = :tenant and gen = :gen and from_doc = any(:from)
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("from", from.toArray(String[]::new))
                .update();
    }

    void insert(TenantId tenant, int gen, Collection<Row> rows) {
        jdbc.sql(
                        """
                        insert into docs_link (tenant_id, gen, from_doc, to_doc, anchor)
                        select :tenant, :gen, l.from_doc, l.to_doc, l.anchor
                        from unnest(:from::text[], :to::text[], :anchor::text[]) as l (from_doc, to_doc, anchor)
                        on conflict (tenant_id, gen, from_doc, to_doc, anchor) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("from", rows.stream().map(Row::from).toArray(String[]::new))
                .param("to", rows.stream().map(Row::to).toArray(String[]::new))
                .param("anchor", rows.stream().map(Row::anchor).toArray(String[]::new))
                .update();
    }

    /// Living documents that link to this one, in path order.
    List<DocLinks.End> usedBy(TenantId tenant, DocId doc) {
        return around(tenant, doc, Integer.MAX_VALUE).usedBy();
    }

    /// The living documents at the other ends of a document's links, at most 200 each way, in path
    /// order.
    Around around(TenantId tenant, DocId doc) {
        return around(tenant, doc, MOST_SHOWN);
    }

    record Around(List<DocLinks.End> usedBy, List<DocLinks.End> uses) {}

    private Around around(TenantId tenant, DocId doc, int most) {
        var usedBy = new ArrayList<DocLinks.End>();
        var uses = new ArrayList<DocLinks.End>();
        jdbc.sql(
                        """
                        with ends as (
                          select distinct l.to_doc = :doc as uses_it, r.doc_id, r.path, r.title_ja,
                            coalesce(r.title_en, r.title_ja) as title_en
                          from docs_link l
                          join docs_revision r on r.tenant_id = l.tenant_id and r.gen = l.gen
                            and r.doc_id = case when l.to_doc = :doc then l.from_doc else l.to_doc end
                          where l.tenant_id = :tenant and r.tenant_id = :tenant
                            and l.gen = coalesce((select live_gen from docs_generation where tenant_id = :tenant), 0)
                            and (l.to_doc = :doc or l.from_doc = :doc) and l.from_doc <> l.to_doc
                            and r.until_seq is null and not r.deleted
                        ), placed as (
                          select uses_it, doc_id, path, title_ja, title_en,
                            row_number() over (partition by uses_it order by path) as place
                          from ends
                        )
                        select uses_it, doc_id, path, title_ja, title_en
                        from placed
                        where place <= :most
                        order by path
                        """)
                .param("tenant", tenant.value())
                .param("doc", doc.toString())
                .param("most", most)
                .query(row -> {
                    (row.getBoolean("uses_it") ? usedBy : uses).add(end(row));
                });
        return new Around(usedBy, uses);
    }

    private static DocLinks.End end(ResultSet row) throws SQLException {
        return new DocLinks.End(
                DocId.parse(row.getString("doc_id")),
                new DocPath(row.getString("path")),
                row.getString("title_ja"),
                row.getString("title_en"));
    }
}
