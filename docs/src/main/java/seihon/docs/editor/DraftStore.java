package seihon.docs.editor;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.ledger.Vault;

/// All SQL on `docs_draft` and `docs_draft_file`. A draft is its author's alone, and what it says
/// may become a sealed body, so its texts are ciphertext.
@Component
class DraftStore {

    private static final String PURPOSE = "docs_draft_file.sealed";

    private final JdbcClient jdbc;
    private final Vault vault;

    DraftStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void put(Person me, Draft draft) {
        jdbc.sql(
                        """
                        insert into docs_draft (tenant_id, id, author, title, why, base_oid, saved_at)
                        values (:tenant, :id, :author, :title, :why, decode(:base, 'hex'), :savedAt)
                        on conflict (tenant_id, id) do update
                        set title = excluded.title, why = excluded.why, saved_at = excluded.saved_at
                        """)
                .param("tenant", me.tenant().value())
                .param("id", draft.id())
                .param("author", me.id().value())
                .param("title", draft.title())
                .param("why", draft.why())
                .param("base", draft.base().orElse(null), java.sql.Types.VARCHAR)
                .param("savedAt", draft.savedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void put(TenantId tenant, UUID draft, FileEdit file) {
        jdbc.sql(
                        """
                        insert into docs_draft_file (tenant_id, draft_id, path, sealed)
                        values (:tenant, :draft, :path, :sealed)
                        on conflict (tenant_id, draft_id, path) do update
                        set content = null, sealed = excluded.sealed
                        """)
                .param("tenant", tenant.value())
                .param("draft", draft)
                .param("path", file.path().value())
                .param(
                        "sealed",
                        file.content().map(text -> sealed(tenant, text)).orElse(null),
                        java.sql.Types.BINARY)
                .update();
    }

    void remove(TenantId tenant, UUID draft, DocPath path) {
        jdbc.sql(
                        """
                        delete from docs_draft_file
                        where tenant_id = :tenant and draft_id = :draft and path = :path
                        """)
                .param("tenant", tenant.value())
                .param("draft", draft)
                .param("path", path.value())
                .update();
    }

    void remove(Person me, UUID draft) {
        jdbc.sql(
                        """
                        delete from docs_draft
                        where tenant_id = :tenant and id = :draft and author = :author
                        """)
                .param("tenant", me.tenant().value())
                .param("draft", draft)
                .param("author", me.id().value())
                .update();
    }

    Optional<Draft> find(Person me, UUID draft) {
        return jdbc.sql(
                        """
                        select title, why, encode(base_oid, 'hex') as base, saved_at
                        from docs_draft
                        where tenant_id = :tenant and id = :draft and author = :author
                        """)
                .param("tenant", me.tenant().value())
                .param("draft", draft)
                .param("author", me.id().value())
                .query((row, _) ->
                        new Draft(
                                draft,
                                row.getString("title"),
                                row.getString("why"),
                                Optional.ofNullable(row.getString("base")),
                                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                                files(me.tenant(), draft)))
                .optional();
    }

    private List<FileEdit> files(TenantId tenant, UUID draft) {
        return jdbc.sql(
                        """
                        select path, content, sealed
                        from docs_draft_file
                        where tenant_id = :tenant and draft_id = :draft
                        order by path
                        """)
                .param("tenant", tenant.value())
                .param("draft", draft)
                .query((row, _) -> {
                    var sealed = Optional.ofNullable(row.getBytes("sealed"));
                    var content = Optional.ofNullable(row.getString("content"));
                    return new FileEdit(
                            new DocPath(row.getString("path")),
                            sealed.map(bytes -> opened(tenant, bytes)).or(() -> content));
                })
                .list();
    }

    private byte[] sealed(TenantId tenant, String text) {
        return vault.seal(tenant, PURPOSE, text.getBytes(StandardCharsets.UTF_8));
    }

    private String opened(TenantId tenant, byte[] sealed) {
        return new String(vault.open(tenant, PURPOSE, sealed), StandardCharsets.UTF_8);
    }

    /// A draft in the list of mine.
    record Line(UUID id, String title, Instant savedAt, String path) {}

    List<Line> mine(Person me) {
        return jdbc.sql(
                        """
                        select d.id, d.title, d.saved_at, coalesce(min(f.path), '') as path
                        from docs_draft d
                        left join docs_draft_file f on f.tenant_id = d.tenant_id and f.draft_id = d.id
                        where d.tenant_id = :tenant and d.author = :author
                        group by d.id, d.title, d.saved_at
                        order by d.saved_at desc
                        limit 50
                        """)
                .param("tenant", me.tenant().value())
                .param("author", me.id().value())
                .query((row, _) ->
                        new Line(
                                row.getObject("id", UUID.class),
                                row.getString("title"),
                                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                                row.getString("path")))
                .list();
    }
}
