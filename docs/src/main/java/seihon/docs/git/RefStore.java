package seihon.docs.git;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.domain.Ids;
import seihon.domain.TenantId;

/// The rows of `docs_repo`, `docs_ref`, `docs_reflog` and `docs_decision`. Inside a transaction of
/// the tenant. Refs are never cached: another node may have moved them.
@Component
class RefStore {

    private static final int REPO = ObjectStore.REPO;

    private final JdbcClient jdbc;
    private final Ids ids;

    RefStore(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /// A ref as stored: it points to an object or, as `HEAD` does, to another ref.
    record Row(
            String name,
            Optional<ObjectId> oid,
            Optional<String> symref,
            Optional<ObjectId> peeled) {}

    record LogRow(
            Optional<ObjectId> from, Optional<ObjectId> to, String actor, String why, Instant at) {}

    void create(TenantId tenant, String name, Instant at) {
        jdbc.sql(
                        """
                        insert into docs_repo (tenant_id, id, name, created_at)
                        values (:tenant, :repo, :name, :at)
                        on conflict (tenant_id, id) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("name", name)
                .param("at", time(at))
                .update();
    }

    Optional<String> name(TenantId tenant) {
        return jdbc.sql(
                        """
                        select name
                        from docs_repo
                        where tenant_id = :tenant and id = :repo
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .query(String.class)
                .optional();
    }

    Optional<String> lock(TenantId tenant) {
        return jdbc.sql(
                        """
                        select name
                        from docs_repo
                        where tenant_id = :tenant and id = :repo
                        for update
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .query(String.class)
                .optional();
    }

    Optional<Row> find(TenantId tenant, String name) {
        return jdbc.sql(
                        """
                        select name, oid, symref, peeled
                        from docs_ref
                        where tenant_id = :tenant and repo_id = :repo and name = :name
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("name", name)
                .query((row, _) -> row(row))
                .optional();
    }

    /// Refs whose name starts with the prefix, in name order.
    List<Row> startingWith(TenantId tenant, String prefix) {
        return jdbc.sql(
                        """
                        select name, oid, symref, peeled
                        from docs_ref
                        where tenant_id = :tenant and repo_id = :repo
                            and starts_with(name, :prefix)
                        order by name
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("prefix", prefix)
                .query((row, _) -> row(row))
                .list();
    }

    /// Whether a ref of this name would be a folder of another ref, or the other way round.
    boolean conflicts(TenantId tenant, String name) {
        return jdbc.sql(
                        """
                        select exists (
                            select 1
                            from docs_ref
                            where tenant_id = :tenant and repo_id = :repo
                                and (starts_with(name, :name || '/')
                                    or starts_with(:name, name || '/')))
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    boolean insert(TenantId tenant, String name, ObjectId to) {
        return jdbc.sql(
                                """
                                insert into docs_ref (tenant_id, repo_id, name, oid)
                                values (:tenant, :repo, :name, :to)
                                on conflict (tenant_id, repo_id, name) do nothing
                                """)
                        .param("tenant", tenant.value())
                        .param("repo", REPO)
                        .param("name", name)
                        .param("to", ObjectStore.bytes(to))
                        .update()
                == 1;
    }

    boolean update(TenantId tenant, String name, ObjectId from, ObjectId to) {
        return jdbc.sql(
                                """
                                update docs_ref
                                set oid = :to
                                where tenant_id = :tenant and repo_id = :repo
                                    and name = :name and oid = :from
                                """)
                        .param("tenant", tenant.value())
                        .param("repo", REPO)
                        .param("name", name)
                        .param("from", ObjectStore.bytes(from))
                        .param("to", ObjectStore.bytes(to))
                        .update()
                == 1;
    }

    boolean delete(TenantId tenant, String name, ObjectId from) {
        return jdbc.sql(
                                """
                                delete from docs_ref
                                where tenant_id = :tenant and repo_id = :repo
                                    and name = :name and oid = :from
                                """)
                        .param("tenant", tenant.value())
                        .param("repo", REPO)
                        .param("name", name)
                        .param("from", ObjectStore.bytes(from))
                        .update()
                == 1;
    }

    void decide(TenantId tenant, GitStore.Decision decision) {
        jdbc.sql(
                        """
                        insert into docs_decision
                            (tenant_id, proposal_no, change_digest, kind, old_oid, new_oid)
                        values (:tenant, :proposal, :digest, :kind, :from, :to)
                        """)
                .param("tenant", tenant.value())
                .param("proposal", decision.proposal())
                .param("digest", decision.changeDigest())
                .param("kind", decision.kind())
                .param("from", bytesOrNull(decision.from()), java.sql.Types.BINARY)
                .param("to", ObjectStore.bytes(decision.to()))
                .update();
    }

    /// The only statement that moves `main`. Throws when no unused decision row allows it.
    void moveMain(TenantId tenant, GitStore.Decision decision, Instant at) {
        jdbc.sql(
                        """
                        select docs_move_main(
                            :tenant, :repo, :proposal, :digest, :from, :to, :at)::text
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("proposal", decision.proposal())
                .param("digest", decision.changeDigest())
                .param("from", bytesOrNull(decision.from()), java.sql.Types.BINARY)
                .param("to", ObjectStore.bytes(decision.to()))
                .param("at", time(at))
                .query((_, _) -> true)
                .single();
    }

    void log(TenantId tenant, String name, LogRow move) {
        jdbc.sql(
                        """
                        insert into docs_reflog
                            (tenant_id, repo_id, id, name, old_oid, new_oid, actor, reason, at)
                        values (:tenant, :repo, :id, :name, :from, :to, :actor, :why, :at)
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("id", ids.next())
                .param("name", name)
                .param("from", bytesOrNull(move.from()), java.sql.Types.BINARY)
                .param("to", bytesOrNull(move.to()), java.sql.Types.BINARY)
                .param("actor", move.actor())
                .param("why", move.why())
                .param("at", time(move.at()))
                .update();
    }

    /// What happened to a ref, the newest first.
    List<LogRow> log(TenantId tenant, String name, int most) {
        return jdbc.sql(
                        """
                        select old_oid, new_oid, actor, reason, at
                        from docs_reflog
                        where tenant_id = :tenant and repo_id = :repo and name = :name
                        order by id desc
                        limit :most
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("name", name)
                .param("most", most)
                .query((row, _) ->
                        new LogRow(
                                id(row, "old_oid"),
                                id(row, "new_oid"),
                                row.getString("actor"),
                                row.getString("reason"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("name"),
                id(row, "oid"),
                Optional.ofNullable(row.getString("symref")),
                id(row, "peeled"));
    }

    private static Optional<ObjectId> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBytes(column)).map(ObjectId::fromRaw);
    }

    private static byte @Nullable [] bytesOrNull(Optional<ObjectId> id) {
        return id.map(ObjectStore::bytes).orElse(null);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
