package seihon.docs.change;

import static seihon.docs.change.ProposalStore.instant;
import static seihon.docs.change.ProposalStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// The rows of a proposal's revisions and of the files each of them changes: written once.
@Component
public class ProposalRevisionStore {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    ProposalRevisionStore(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public void insert(TenantId tenant, ProposalRevision revision, ChangeSet change) {
        jdbc.sql(
                        """
                        insert into docs_proposal_revision (tenant_id, proposal_no, n, base_oid,
                            head_oid, change_digest, made_by, made_how, made_at)
                        values (:tenant, :number, :n, decode(:base, 'hex'),
                            decode(:head, 'hex'), :digest, :madeBy, :how, :madeAt)
                        """)
                .param("tenant", tenant.value())
                .param("number", revision.proposal())
                .param("n", revision.n())
                .param("base", revision.base().name())
                .param("head", revision.head().name())
                .param("digest", revision.digest())
                .param("madeBy", revision.madeBy().value())
                .param("how", revision.how().word())
                .param("madeAt", utc(revision.madeAt()))
                .update();
        insertFiles(tenant, revision, change);
    }

    private void insertFiles(TenantId tenant, ProposalRevision revision, ChangeSet change) {
        var files = change.files();
        jdbc.sql(
                        """
                        insert into docs_proposal_file (tenant_id, proposal_no, revision, path,
                            old_oid, new_oid)
                        select :tenant, :number, :n, f.path, decode(f.old, 'hex'),
                            decode(f.new, 'hex')
                        from unnest(:paths::text[], :olds::text[], :news::text[])
                            as f (path, old, new)
                        """)
                .param("tenant", tenant.value())
                .param("number", revision.proposal())
                .param("n", revision.n())
                .param("paths", files.stream().map(f -> f.path().value()).toArray(String[]::new))
                .param("olds", names(files.stream().map(ChangedFile::before).toList()))
                .param("news", names(files.stream().map(ChangedFile::after).toList()))
                .update();
    }

    /// All revisions of a proposal, first to last.
    public List<ProposalRevision> all(TenantId tenant, long number) {
        return transactions.once(new Told.Revisions(tenant, number), () -> read(tenant, number));
    }

    private List<ProposalRevision> read(TenantId tenant, long number) {
        return jdbc.sql(
                        """
                        select proposal_no, n, base_oid, head_oid, change_digest, made_by,
                            made_how, made_at
                        from docs_proposal_revision
                        where tenant_id = :tenant and proposal_no = :number
                        order by n
                        """)
                .param("tenant", tenant.value())
                .param("number", number)
                .query(ProposalRevisionStore::revision)
                .list();
    }

    public ChangeSet change(TenantId tenant, long number, int revision) {
        return new ChangeSet(
                jdbc.sql(
                                """
                                select path, old_oid, new_oid
                                from docs_proposal_file
                                where tenant_id = :tenant and proposal_no = :number
                                and revision = :revision
                                """)
                        .param("tenant", tenant.value())
                        .param("number", number)
                        .param("revision", revision)
                        .query(ProposalRevisionStore::file)
                        .list());
    }

    private static ProposalRevision revision(ResultSet rows, int row) throws SQLException {
        return new ProposalRevision(
                rows.getLong("proposal_no"),
                rows.getInt("n"),
                ObjectId.fromRaw(rows.getBytes("base_oid")),
                ObjectId.fromRaw(rows.getBytes("head_oid")),
                rows.getString("change_digest"),
                new PersonId(rows.getString("made_by")),
                ProposalRevision.Way.of(rows.getString("made_how")),
                instant(rows, "made_at"));
    }

    private static ChangedFile file(ResultSet rows, int row) throws SQLException {
        return new ChangedFile(
                new DocPath(rows.getString("path")),
                Optional.ofNullable(rows.getBytes("old_oid")).map(ObjectId::fromRaw),
                Optional.ofNullable(rows.getBytes("new_oid")).map(ObjectId::fromRaw));
    }

    private static @Nullable String[] names(List<Optional<ObjectId>> blobs) {
        return blobs.stream()
                .map(blob -> blob.map(ObjectId::name).orElse(null))
                .toArray(String[]::new);
    }
}
