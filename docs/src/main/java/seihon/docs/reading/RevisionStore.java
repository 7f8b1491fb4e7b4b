package seihon.docs.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.Revision;
import seihon.docs.git.GitStore;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Reads `docs_revision` of the living generation.
@Component
class RevisionStore {

    private static final int MOST_STATES = 64;

    private final JdbcClient jdbc;
    private final GitStore git;
    private final Transactions transactions;
    private final Cache<Key, Living> known = Caffeine.newBuilder().maximumSize(MOST_STATES).build();

    RevisionStore(JdbcClient jdbc, GitStore git, Transactions transactions) {
        this.jdbc = jdbc;
        this.git = git;
        this.transactions = transactions;
    }

    private record Key(TenantId tenant, GitStore.State state) {}

    /// The living documents of the company, kept for each state of `main`. What a writing
    /// transaction sees may be half written and is never kept.
    private Living known(TenantId tenant) {
        return transactions.isReading()
                ? known.get(new Key(tenant, git.state(tenant)), _ -> new Living(readLiving(tenant)))
                : new Living(readLiving(tenant));
    }

    int liveGeneration(TenantId tenant) {
        return git.state(tenant).generation();
    }

    /// Every living document, in path order.
    List<Revision> living(TenantId tenant) {
        return known(tenant).all();
    }

    private List<Revision> readLiving(TenantId tenant) {
        return jdbc.sql(
                        """
                        select doc_id, n, path, title_ja, title_en, owner, effective_from, review_by, approved_at,
                               proposal_no, seq, commit_oid, blob_oid, deleted
                        from docs_revision
                        where tenant_id = :tenant
                          and gen = coalesce((select live_gen from docs_generation where tenant_id = :tenant), 0)
                          and until_seq is null and not deleted
                        order by path
                        """)
                .param("tenant", tenant.value())
                .query(RevisionStore::revision)
                .list();
    }

    /// Living documents to be looked at again by a day.
    List<Revision> dueBy(TenantId tenant, LocalDate day) {
        return living(tenant).stream()
                .filter(one -> one.reviewBy().filter(due -> !due.isAfter(day)).isPresent())
                .toList();
    }

    /// Living sealed documents that name this reader (`person:sato`).
    List<Revision> readBy(TenantId tenant, String reader) {
        return jdbc.sql(
                        """
                        select doc_id, n, path, title_ja, title_en, owner, effective_from, review_by, approved_at,
                               proposal_no, seq, commit_oid, blob_oid, deleted
                        from docs_revision
                        where tenant_id = :tenant
                          and gen = coalesce((select live_gen from docs_generation where tenant_id = :tenant), 0)
                          and until_seq is null and not deleted
                          and jsonb_exists(front->'readers', :reader)
                        order by path
                        """)
                .param("tenant", tenant.value())
                .param("reader", reader)
                .query(RevisionStore::revision)
                .list();
    }

    /// Documents of a kind as the ledger's first `size` entries left them, in path order.
    List<Revision> ofKind(TenantId tenant, String kind, long size) {
        return size == Long.MAX_VALUE && transactions.isReading()
                ? known(tenant).ofKind(kind)
                : readOfKind(tenant, kind, size);
    }

    private List<Revision> readOfKind(TenantId tenant, String kind, long size) {
        return jdbc.sql(
                        """
                        select doc_id, n, path, title_ja, title_en, owner, effective_from, review_by, approved_at,
                               proposal_no, seq, commit_oid, blob_oid, deleted
                        from docs_revision
                        where tenant_id = :tenant
                          and gen = coalesce((select live_gen from docs_generation where tenant_id = :tenant), 0)
                          and kind = :kind and not deleted
                          and seq < :size and (until_seq is null or until_seq >= :size)
                        order by path
                        """)
                .param("tenant", tenant.value())
                .param("kind", kind)
                .param("size", size)
                .query(RevisionStore::revision)
                .list();
    }

    /// The document that lives at a path.
    Optional<Revision> at(TenantId tenant, DocPath path) {
        return transactions.isReading() ? known(tenant).at(path) : readAt(tenant, path);
    }

    private Optional<Revision> readAt(TenantId tenant, DocPath path) {
        return jdbc.sql(
                        """
                        select doc_id, n, path, title_ja, title_en, owner, effective_from, review_by, approved_at,
                               proposal_no, seq, commit_oid, blob_oid, deleted
                        from docs_revision
                        where tenant_id = :tenant
                          and gen = coalesce((select live_gen from docs_generation where tenant_id = :tenant), 0)
                          and path = :path and until_seq is null and not deleted
                        """)
                .param("tenant", tenant.value())
                .param("path", path.value())
                .query(RevisionStore::revision)
                .optional();
    }

    /// The living revision of a document.
    Optional<Revision> living(TenantId tenant, DocId doc) {
        return transactions.isReading()
                ? known(tenant).of(doc)
                : history(tenant, doc).stream().findFirst().filter(last -> !last.deleted());
    }

    /// The document that held a path last and moved away or was deleted.
    Optional<DocId> formerlyAt(TenantId tenant, DocPath path) {
        return jdbc.sql(
                        """
                        select doc_id
                        from docs_revision
                        where tenant_id = :tenant
                          and gen = coalesce((select live_gen from docs_generation where tenant_id = :tenant), 0)
                          and path = :path
                        order by seq desc, n desc
                        limit 1
                        """)
                .param("tenant", tenant.value())
                .param("path", path.value())
                .query((row, _) -> DocId.parse(row.getString("doc_id")))
                .optional();
    }

    /// Every revision of a document, the newest first.
    List<Revision> history(TenantId tenant, DocId doc) {
        return jdbc.sql(
                        """
                        select doc_id, n, path, title_ja, title_en, owner, effective_from, review_by, approved_at,
                               proposal_no, seq, commit_oid, blob_oid, deleted
                        from docs_revision
                        where tenant_id = :tenant
                          and gen = coalesce((select live_gen from docs_generation where tenant_id = :tenant), 0)
                          and doc_id = :doc
                        order by n desc
                        """)
                .param("tenant", tenant.value())
                .param("doc", doc.toString())
                .query(RevisionStore::revision)
                .list();
    }

    /// The last revision of each of these documents, deleted ones too, and of those that hold one
    /// of these paths now, within a generation.
    List<Revision> last(
            TenantId tenant, int gen, Collection<String> docs, Collection<String> paths) {
        return jdbc.sql(
                        """
                        select doc_id, n, path, title_ja, title_en, owner, effective_from, review_by, approved_at,
                               proposal_no, seq, commit_oid, blob_oid, deleted
                        from docs_revision
                        where tenant_id = :tenant and gen = :gen
                          and doc_id = any(:docs) and until_seq is null
                        union
                        select doc_id, n, path, title_ja, title_en, owner, effective_from, review_by, approved_at,
                               proposal_no, seq, commit_oid, blob_oid, deleted
                        from docs_revision
                        where tenant_id = :tenant and gen = :gen
                          and path = any(:paths) and until_seq is null and not deleted
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("docs", docs.toArray(String[]::new))
                .param("paths", paths.toArray(String[]::new))
                .query(RevisionStore::revision)
                .list();
    }

    /// Which document each path leads to: its living holder, or the last one that held it and
    /// moved.
    Map<String, String> holding(TenantId tenant, int gen, Collection<String> paths) {
        var found = new HashMap<String, String>();
        jdbc.sql(
                        """
                        select distinct on (path) path, doc_id
                        from docs_revision
                        where tenant_id = :tenant and gen = :gen and path = any(:paths)
                        order by path, (until_seq is null and not deleted) desc, seq desc, n desc
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("paths", paths.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("path"), row.getString("doc_id"));
                });
        return found;
    }

    private static Revision revision(ResultSet row, int index) throws SQLException {
        var hex = HexFormat.of();
        return new Revision(
                DocId.parse(row.getString("doc_id")),
                row.getInt("n"),
                new DocPath(row.getString("path")),
                row.getString("title_ja"),
                Optional.ofNullable(row.getString("title_en")),
                row.getString("owner"),
                Optional.ofNullable(row.getObject("effective_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("review_by", LocalDate.class)),
                row.getObject("approved_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("proposal_no", Long.class)),
                row.getLong("seq"),
                hex.formatHex(row.getBytes("commit_oid")),
                hex.formatHex(row.getBytes("blob_oid")),
                row.getBoolean("deleted"));
    }
}
