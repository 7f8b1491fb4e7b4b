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

    /// A move of a ref: one without `from` begins it, one without `to` ends it.
    record Move(
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

    GitStore.State state(TenantId tenant) {
        return jdbc.sql(
                        """
                        select f.oid, coalesce(g.live_gen, 0) as gen
                        from docs_repo r
                        left join docs_ref f on f.tenant_id = r.tenant_id
                          and f.repo_id = r.id and f.name = :main
                        left join docs_generation g on g.tenant_id = r.tenant_id
                        where r.tenant_id = :tenant and r.id = :repo
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("main", GitStore.MAIN)
                .query((row, _) ->
                        new GitStore.State(
                                Optional.ofNullable(row.getBytes("oid")).map(ObjectId::fromRaw),
                                row.getInt("gen")))
                .optional()
                .orElseGet(() -> new GitStore.State(Optional.empty(), 0));
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

    /// Compare-and-set with its line in the reflog. False, and nothing written, when the ref stands
    /// elsewhere.
    boolean move(TenantId tenant, String name, Move move) {
        var statement =
                jdbc.sql(
                        """
                        with begun as (
                            insert into docs_ref (tenant_id, repo_id, name, oid)
                            select :tenant, :repo, :name, :to
                            where :from::bytea is null
                            on conflict (tenant_id, repo_id, name) do nothing
                            returning name),
                        moved as (
                            update docs_ref
                            set oid = :to
                            where tenant_id = :tenant and repo_id = :repo
                                and name = :name and oid = :from and :to::bytea is not null
                            returning name),
                        ended as (
                            delete from docs_ref
                            where tenant_id = :tenant and repo_id = :repo
                                and name = :name and oid = :from and :to::bytea is null
                            returning name)
                        insert into docs_reflog
                            (tenant_id, repo_id, id, name, old_oid, new_oid, actor, reason, at)
                        select :tenant, :repo, :id, name, :from, :to, :actor, :why, :at
                        from (
                            select name from begun
                            union all select name from moved
                            union all select name from ended) as done
                        """);
        return logged(statement, tenant, name, move) == 1;
    }

    /// Notes the decision, if `main` stands where it says. False, and nothing written, otherwise.
    boolean decide(TenantId tenant, GitStore.Decision decision) {
        return jdbc.sql(
                                """
                                insert into docs_decision
                                    (tenant_id, proposal_no, change_digest, kind, old_oid, new_oid)
                                select :tenant, :proposal, :digest, :kind, :from, :to
                                where :from is not distinct from (
                                    select oid
                                    from docs_ref
                                    where tenant_id = :tenant and repo_id = :repo
                                        and name = 'refs/heads/main')
                                """)
                        .param("tenant", tenant.value())
                        .param("repo", REPO)
                        .param("proposal", decision.proposal())
                        .param("digest", decision.changeDigest())
                        .param("kind", decision.kind())
                        .param("from", bytesOrNull(decision.from()), java.sql.Types.BINARY)
                        .param("to", ObjectStore.bytes(decision.to()))
                        .update()
                == 1;
    }

    /// The only statement that moves `main`, with its line in the reflog. Throws when no unused
    /// decision row allows it.
    void moveMain(TenantId tenant, GitStore.Decision decision, GitStore.Reason reason) {
        var move =
                new Move(
                        decision.from(),
                        Optional.of(decision.to()),
                        reason.actor(),
                        reason.why(),
                        reason.at());
        var statement =
                jdbc.sql(
                                """
                                insert into docs_reflog
                                    (tenant_id, repo_id, id, name, old_oid, new_oid, actor, reason, at)
                                select :tenant, :repo, :id, :name, :from, :to, :actor, :why, :at
                                from docs_move_main(
                                    :tenant, :repo, :proposal, :digest, :from, :to, :at)
                                """)
                        .param("proposal", decision.proposal())
                        .param("digest", decision.changeDigest());
        logged(statement, tenant, GitStore.MAIN, move);
    }

    private int logged(
            JdbcClient.StatementSpec statement, TenantId tenant, String name, Move move) {
        return statement
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
    List<Move> log(TenantId tenant, String name, int most) {
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
                        new Move(
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
