package seihon.docs.reading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// All SQL on `docs_share`.
@Component
class ShareStore {

    private final JdbcClient jdbc;

    ShareStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> sharedWith(TenantId tenant, PersonId person) {
        return Set.copyOf(
                jdbc.sql(
                                """
                                select doc_id
                                from docs_share
                                where tenant_id = :tenant and person = :person
                                """)
                        .param("tenant", tenant.value())
                        .param("person", person.value())
                        .query((row, _) -> row.getString("doc_id"))
                        .list());
    }

    List<PersonId> readers(TenantId tenant, DocId doc) {
        return jdbc.sql(
                        """
                        select person
                        from docs_share
                        where tenant_id = :tenant and doc_id = :doc
                        order by person
                        """)
                .param("tenant", tenant.value())
                .param("doc", doc.toString())
                .query((row, _) -> new PersonId(row.getString("person")))
                .list();
    }

    void share(TenantId tenant, DocId doc, PersonId with, PersonId by, Instant at) {
        jdbc.sql(
                        """
                        insert into docs_share (tenant_id, person, doc_id, shared_by, shared_at)
                        values (:tenant, :person, :doc, :by, :at)
                        on conflict (tenant_id, person, doc_id) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("person", with.value())
                .param("doc", doc.toString())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void takeAway(TenantId tenant, DocId doc, PersonId from) {
        jdbc.sql(
                        """
                        delete from docs_share
                        where tenant_id = :tenant and person = :person and doc_id = :doc
                        """)
                .param("tenant", tenant.value())
                .param("person", from.value())
                .param("doc", doc.toString())
                .update();
    }
}
