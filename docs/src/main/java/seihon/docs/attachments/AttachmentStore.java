package seihon.docs.attachments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.domain.TenantId;

/// All SQL on `docs_attachment`.
@Component
class AttachmentStore {

    private final JdbcClient jdbc;

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Person me, byte[] sha256, Attachment file, Instant at) {
        jdbc.sql(
                        """
                        insert into docs_attachment
                            (tenant_id, sha256, size, media_type, content, uploaded_by, uploaded_at)
                        values (:tenant, :sha256, :size, :type, :content, :by, :at)
                        on conflict (tenant_id, sha256) do nothing
                        """)
                .param("tenant", me.tenant().value())
                .param("sha256", sha256)
                .param("size", file.content().length)
                .param("type", file.mediaType())
                .param("content", file.content())
                .param("by", me.id().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Attachment> find(TenantId tenant, byte[] sha256) {
        return jdbc.sql(
                        """
                        select media_type, content
                        from docs_attachment
                        where tenant_id = :tenant and sha256 = :sha256
                        """)
                .param("tenant", tenant.value())
                .param("sha256", sha256)
                .query((row, _) ->
                        new Attachment(row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    record Taken(long files, long bytes) {}

    /// What was taken in from then on.
    Taken since(TenantId tenant, Instant from) {
        return jdbc.sql(
                        """
                        select count(*) as files, coalesce(sum(size), 0) as bytes
                        from docs_attachment
                        where tenant_id = :tenant and uploaded_at >= :from
                        """)
                .param("tenant", tenant.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Taken(row.getLong("files"), row.getLong("bytes")))
                .single();
    }

    boolean holds(TenantId tenant, byte[] sha256, long size) {
        return jdbc.sql(
                                """
                                select count(*)
                                from docs_attachment
                                where tenant_id = :tenant and sha256 = :sha256 and size = :size
                                """)
                        .param("tenant", tenant.value())
                        .param("sha256", sha256)
                        .param("size", size)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
