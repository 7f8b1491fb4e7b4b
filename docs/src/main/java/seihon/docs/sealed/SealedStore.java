package seihon.docs.sealed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// All SQL on `docs_sealed_key` and `docs_sealed`; bytes come in and go out as ciphertext.
@Component
class SealedStore {

    private final JdbcClient jdbc;

    SealedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Key(UUID id, byte[] sealed) {}

    record Body(DocId doc, String seal, byte[] sealed, UUID key) {}

    /// An approved revision that is sealed, as its front matter says.
    record Approved(int n, String seal, List<String> readers) {
        Approved {
            readers = List.copyOf(readers);
        }
    }

    Optional<Key> key(TenantId tenant, DocId doc) {
        return jdbc.sql(
                        """
                        select key_id, sealed
                        from docs_sealed_key
                        where tenant_id = :tenant and doc_id = :doc
                        """)
                .param("tenant", tenant.value())
                .param("doc", doc.toString())
                .query((row, _) ->
                        new Key(row.getObject("key_id", UUID.class), row.getBytes("sealed")))
                .optional();
    }

    /// Leaves the key that is there: two transactions at once get the same one.
    void put(TenantId tenant, DocId doc, Key key, Instant at) {
        jdbc.sql(
                        """
                        insert into docs_sealed_key (tenant_id, doc_id, key_id, sealed, made_at)
                        values (:tenant, :doc, :id, :sealed, :at)
                        on conflict (tenant_id, doc_id) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("doc", doc.toString())
                .param("id", key.id())
                .param("sealed", key.sealed())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Whether the company has any sealed document.
    boolean any(TenantId tenant) {
        return jdbc.sql(
                        """
                        select exists (
                            select doc_id
                            from docs_sealed_key
                            where tenant_id = :tenant)
                        """)
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .single();
    }

    Optional<byte[]> body(TenantId tenant, DocId doc, String seal) {
        return jdbc.sql(
                        """
                        select body
                        from docs_sealed
                        where tenant_id = :tenant and doc_id = :doc and seal = :seal
                        order by n
                        limit 1
                        """)
                .param("tenant", tenant.value())
                .param("doc", doc.toString())
                .param("seal", seal)
                .query((row, _) -> row.getBytes("body"))
                .optional();
    }

    /// False when another transaction took the number meanwhile.
    boolean insert(TenantId tenant, Body body, PersonId by, Instant at) {
        return jdbc.sql(
                                """
                                insert into docs_sealed (tenant_id, doc_id, n, seal, body, key_id,
                                    sealed_by, sealed_at)
                                select :tenant, :doc, coalesce(max(n), 0) + 1, :seal, :body, :key,
                                    :by, :at
                                from docs_sealed
                                where tenant_id = :tenant and doc_id = :doc
                                on conflict (tenant_id, doc_id, n) do nothing
                                """)
                        .param("tenant", tenant.value())
                        .param("doc", body.doc().toString())
                        .param("seal", body.seal())
                        .param("body", body.sealed())
                        .param("key", body.key())
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// The sealed revisions of a document on `main`, the newest first.
    List<Approved> approved(TenantId tenant, DocId doc) {
        return jdbc.sql(
                        """
                        select n, front->>'body' as seal,
                            array(select jsonb_array_elements_text(front->'readers')) as readers
                        from docs_revision
                        where tenant_id = :tenant and doc_id = :doc
                        and gen = coalesce((
                            select live_gen from docs_generation where tenant_id = :tenant), 0)
                        and not deleted and front->>'body' is not null
                        and jsonb_typeof(front->'readers') = 'array'
                        order by n desc
                        """)
                .param("tenant", tenant.value())
                .param("doc", doc.toString())
                .query(SealedStore::approved)
                .list();
    }

    private static Approved approved(ResultSet row, int index) throws SQLException {
        return new Approved(
                row.getInt("n"),
                row.getString("seal"),
                List.of((String[]) row.getArray("readers").getArray()));
    }

    /// Whether the document's newest revision on `main` is a sealed one.
    boolean isSealedNow(TenantId tenant, DocId doc) {
        return jdbc.sql(
                        """
                        select front->>'body' is not null
                        from docs_revision
                        where tenant_id = :tenant and doc_id = :doc
                        and gen = coalesce((
                            select live_gen from docs_generation where tenant_id = :tenant), 0)
                        and until_seq is null and not deleted
                        """)
                .param("tenant", tenant.value())
                .param("doc", doc.toString())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
