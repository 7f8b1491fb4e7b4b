package seihon.docs.reading;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import tools.jackson.databind.json.JsonMapper;

/// Writes `docs_revision`: closes what a merge replaces and inserts what it brings, in as many
/// statements whatever the number of files.
@Component
class RevisionRowStore {

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    RevisionRowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void close(TenantId tenant, int gen, Collection<String> docs, long seq) {
        jdbc.sql(
                        """
                        update docs_revision
                        set until_seq = :seq
                        where tenant_id = :tenant and gen = :gen
                          and doc_id = any(:docs) and until_seq is null
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("docs", docs.toArray(String[]::new))
                .param("seq", seq)
                .update();
    }

    void insert(TenantId tenant, int gen, RevisionWriter.Merge merge, List<RevisionRow> rows) {
        jdbc.sql(
                        """
                        insert into docs_revision
                            (tenant_id, gen, doc_id, n, path, commit_oid, blob_oid, kind, title_ja, title_en, owner,
                             front, effective_from, review_by, approved_at, proposal_no, seq, deleted)
                        select :tenant, :gen, r.doc_id, r.n, r.path, decode(:commit, 'hex'), decode(r.blob, 'hex'),
                               r.kind, r.title_ja, r.title_en, r.owner, r.front, r.effective_from, r.review_by,
                               :approvedAt, :proposal, :seq, r.deleted
                        from jsonb_to_recordset(:rows::jsonb) as r
                            (doc_id text, n int, path text, blob text, kind text, title_ja text, title_en text,
                             owner text, front jsonb, effective_from date, review_by date, deleted boolean)
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("commit", merge.commit().name())
                .param("approvedAt", merge.approvedAt().atOffset(ZoneOffset.UTC))
                .param("proposal", merge.proposal().orElse(null), java.sql.Types.BIGINT)
                .param("seq", merge.entry().value())
                .param("rows", json.writeValueAsString(rows.stream().map(this::asJson).toList()))
                .update();
    }

    private Map<String, Object> asJson(RevisionRow row) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("doc_id", row.doc().toString());
        fields.put("n", row.n());
        fields.put("path", row.path().value());
        fields.put("blob", row.blob().name());
        fields.put("kind", row.doc().kind());
        fields.put("title_ja", row.titleJa());
        row.titleEn().ifPresent(title -> fields.put("title_en", title));
        fields.put("owner", row.owner());
        fields.put("front", json.readTree(row.front()));
        row.effectiveFrom().ifPresent(date -> fields.put("effective_from", date.toString()));
        row.reviewBy().ifPresent(date -> fields.put("review_by", date.toString()));
        fields.put("deleted", row.deleted());
        return fields;
    }
}
