package seihon.docs.flow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// All SQL on `docs_note`.
@Component
class NoteStore {

    private final JdbcClient jdbc;

    NoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int liveGeneration(TenantId tenant) {
        return jdbc.sql(
                        """
                        select live_gen
                        from docs_generation
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    List<Note> all(TenantId tenant) {
        return jdbc.sql(
                        """
                        select path, title, blob_oid, saved_by, saved_at
                        from docs_note
                        where tenant_id = :tenant
                          and gen = coalesce((select live_gen from docs_generation where tenant_id = :tenant), 0)
                        order by path
                        """)
                .param("tenant", tenant.value())
                .query(NoteStore::note)
                .list();
    }

    Optional<Note> find(TenantId tenant, DocPath path) {
        return jdbc.sql(
                        """
                        select path, title, blob_oid, saved_by, saved_at
                        from docs_note
                        where tenant_id = :tenant
                          and gen = coalesce((select live_gen from docs_generation where tenant_id = :tenant), 0)
                          and path = :path
                        """)
                .param("tenant", tenant.value())
                .param("path", path.value())
                .query(NoteStore::note)
                .optional();
    }

    void put(TenantId tenant, int gen, Note note) {
        jdbc.sql(
                        """
                        insert into docs_note (tenant_id, gen, path, blob_oid, title, saved_by, saved_at)
                        values (:tenant, :gen, :path, decode(:blob, 'hex'), :title, :savedBy, :savedAt)
                        on conflict (tenant_id, gen, path) do update
                        set blob_oid = excluded.blob_oid, title = excluded.title,
                            saved_by = excluded.saved_by, saved_at = excluded.saved_at
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("path", note.path().value())
                .param("blob", note.blob())
                .param("title", note.title())
                .param("savedBy", note.savedBy().value())
                .param("savedAt", note.savedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(TenantId tenant, int gen, DocPath path) {
        jdbc.sql(
                        """
                        delete from docs_note
                        where tenant_id = :tenant and gen = :gen and path = :path
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("path", path.value())
                .update();
    }

    private static Note note(ResultSet row, int index) throws SQLException {
        return new Note(
                new DocPath(row.getString("path")),
                row.getString("title"),
                HexFormat.of().formatHex(row.getBytes("blob_oid")),
                new PersonId(row.getString("saved_by")),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
