package seihon.docs.git;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;

/// The rows of `docs_object`. Inside a transaction of the tenant.
@Component
class ObjectStore {

    /// A company has one repository; the column is there so that it may have more.
    static final int REPO = 1;

    private static final int AMBIGUOUS = 10;
    private static final int FETCH_SIZE = 1_000;

    private final JdbcClient jdbc;

    ObjectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<GitObject> find(TenantId tenant, AnyObjectId id) {
        return jdbc.sql(
                        """
                        select type, data
                        from docs_object
                        where tenant_id = :tenant and repo_id = :repo and oid = :oid
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("oid", bytes(id))
                .query((row, _) -> object(row))
                .optional();
    }

    /// Tells every object of these types, in no order, without holding them all.
    void eachOfType(TenantId tenant, List<Integer> types, BiConsumer<ObjectId, GitObject> teller) {
        jdbc.sql(
                        """
                        select oid, type, data
                        from docs_object
                        where tenant_id = :tenant and repo_id = :repo
                            and type in (:types) and data is not null
                        """)
                .withFetchSize(FETCH_SIZE)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("types", types)
                .query(telling(teller));
    }

    /// Tells these objects, as far as they exist.
    void each(
            TenantId tenant, Collection<ObjectId> wanted, BiConsumer<ObjectId, GitObject> teller) {
        var ids = wanted.stream().map(ObjectStore::bytes).toArray(byte[][]::new);
        jdbc.sql(
                        """
                        select oid, type, data
                        from docs_object
                        where tenant_id = :tenant and repo_id = :repo and oid = any(:ids)
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("ids", new SqlArrayValue("bytea", (Object[]) ids))
                .query(telling(teller));
    }

    private static RowCallbackHandler telling(BiConsumer<ObjectId, GitObject> teller) {
        return row -> teller.accept(ObjectId.fromRaw(row.getBytes("oid")), object(row));
    }

    boolean hasErased(TenantId tenant) {
        return jdbc.sql(
                        """
                        select exists (
                            select 1
                            from docs_object
                            where tenant_id = :tenant and repo_id = :repo and data is null)
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .query(Boolean.class)
                .single();
    }

    /// Objects whose id lies between two others, both included: an abbreviation names such a range.
    List<ObjectId> between(TenantId tenant, ObjectId first, ObjectId last) {
        return jdbc.sql(
                        """
                        select oid
                        from docs_object
                        where tenant_id = :tenant and repo_id = :repo
                            and oid between :first and :last
                        order by oid
                        limit :most
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("first", bytes(first))
                .param("last", bytes(last))
                .param("most", AMBIGUOUS)
                .query((row, _) -> ObjectId.fromRaw(row.getBytes("oid")))
                .list();
    }

    /// Inserts what is not there yet, all in one statement and in the order of ids: two that insert
    /// the same objects wait for each other, never in a circle.
    void insert(TenantId tenant, Map<ObjectId, GitObject> objects) {
        var rows = objects.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        var ids = rows.stream().map(row -> bytes(row.getKey())).toArray(byte[][]::new);
        var types = rows.stream().map(row -> (short) row.getValue().type()).toArray(Short[]::new);
        var sizes = rows.stream().map(row -> row.getValue().size()).toArray(Integer[]::new);
        var contents =
                rows.stream().map(row -> row.getValue().bytesUnlessErased()).toArray(byte[][]::new);
        jdbc.sql(
                        """
                        insert into docs_object (tenant_id, repo_id, oid, type, size, data)
                        select :tenant, :repo, row.oid, row.type, row.size, row.data
                        from unnest(:ids, :types, :sizes, :contents)
                            as row (oid, type, size, data)
                        on conflict (tenant_id, repo_id, oid) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("repo", REPO)
                .param("ids", new SqlArrayValue("bytea", (Object[]) ids))
                .param("types", new SqlArrayValue("int2", (Object[]) types))
                .param("sizes", new SqlArrayValue("int4", (Object[]) sizes))
                .param("contents", new SqlArrayValue("bytea", (Object[]) contents))
                .update();
    }

    static byte[] bytes(AnyObjectId id) {
        var bytes = new byte[Constants.OBJECT_ID_LENGTH];
        id.copyRawTo(bytes, 0);
        return bytes;
    }

    private static GitObject object(ResultSet row) throws SQLException {
        return new GitObject(row.getInt("type"), row.getBytes("data"));
    }
}
