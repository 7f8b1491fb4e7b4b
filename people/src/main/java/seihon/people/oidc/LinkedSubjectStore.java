package seihon.people.oidc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Whose account a provider's subject is (`people_oidc_link`).
@Repository
class LinkedSubjectStore {

    private final JdbcClient jdbc;

    LinkedSubjectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An account at a provider: addresses and names change, this pair never does.
    record Subject(String issuer, String id) {}

    record Line(PersonId person, String issuer, Instant linkedAt) {}

    Optional<PersonId> find(TenantId tenant, Subject subject) {
        return jdbc.sql(
                        """
                        select person_id from people_oidc_link
                        where tenant_id = :tenant and issuer = :issuer and subject = :subject
                        """)
                .param("tenant", tenant.value())
                .param("issuer", subject.issuer())
                .param("subject", subject.id())
                .query((row, _) -> new PersonId(row.getString("person_id")))
                .optional();
    }

    /// In person order.
    List<Line> all(TenantId tenant) {
        return jdbc.sql(
                        """
                        select person_id, issuer, linked_at from people_oidc_link
                        where tenant_id = :tenant
                        order by person_id, issuer
                        """)
                .param("tenant", tenant.value())
                .query((row, _) ->
                        new Line(
                                new PersonId(row.getString("person_id")),
                                row.getString("issuer"),
                                row.getObject("linked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// False when the person or the subject is linked already.
    boolean insert(TenantId tenant, Subject subject, PersonId person, Instant at) {
        return jdbc.sql(
                                """
                                insert into people_oidc_link
                                  (tenant_id, issuer, subject, person_id, linked_at)
                                values (:tenant, :issuer, :subject, :person, :at)
                                on conflict do nothing
                                """)
                        .param("tenant", tenant.value())
                        .param("issuer", subject.issuer())
                        .param("subject", subject.id())
                        .param("person", person.value())
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Parts the person from all their subjects.
    boolean delete(TenantId tenant, PersonId person) {
        return jdbc.sql(
                                """
                                delete from people_oidc_link
                                where tenant_id = :tenant and person_id = :person
                                """)
                        .param("tenant", tenant.value())
                        .param("person", person.value())
                        .update()
                > 0;
    }
}
