package seihon.people.link;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// One-time links (`people_link`), by digest.
@Repository
class LinkStore {

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TenantId tenant, Link link, byte[] digest, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into people_link
                          (tenant_id, link_id, person_id, purpose, digest,
                           created_at, created_by, expires_at)
                        values (:tenant, :id, :person, :purpose, :digest, :at, :by, :expires)
                        """)
                .param("tenant", tenant.value())
                .param("id", link.id())
                .param("person", link.person().value())
                .param("purpose", link.purpose().word())
                .param("digest", digest)
                .param("at", at(at))
                .param("by", by)
                .param("expires", at(link.expiresAt()))
                .update();
    }

    /// The link while it can still be used.
    Optional<Link> usable(TenantId tenant, byte[] digest, Instant at) {
        return jdbc.sql(
                        """
                        select link_id, person_id, purpose, expires_at
                        from people_link
                        where tenant_id = :tenant and digest = :digest
                          and used_at is null and expires_at > :at
                        """)
                .param("tenant", tenant.value())
                .param("digest", digest)
                .param("at", at(at))
                .query((row, _) ->
                        new Link(
                                row.getObject("link_id", UUID.class),
                                new PersonId(row.getString("person_id")),
                                Purpose.of(row.getString("purpose")),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// Uses up every open link of the person: after a password is set, none of them may work.
    void useUp(TenantId tenant, PersonId person, Instant at) {
        jdbc.sql(
                        """
                        update people_link
                        set used_at = :at
                        where tenant_id = :tenant and person_id = :person and used_at is null
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .param("at", at(at))
                .update();
    }

    private static OffsetDateTime at(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    record Link(UUID id, PersonId person, Purpose purpose, Instant expiresAt) {}

    enum Purpose {
        INVITATION,
        RECOVERY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Purpose of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
