package seihon.docs.library;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// What a document's page says about proposals, read from their rows.
@Component
class GlanceStore {

    private final JdbcClient jdbc;

    GlanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Open(long number, String title, String state, Instant since) {}

    record Merged(long number, String title, PersonId author, List<PersonId> approvers) {}

    /// Proposals that would change this file and are not finished, the oldest first.
    List<Open> touching(TenantId tenant, DocPath path) {
        return jdbc.sql(
                        """
                        select p.number, p.title, p.state, p.moved_at
                        from docs_proposal p
                        join docs_proposal_file f
                          on f.tenant_id = p.tenant_id and f.proposal_no = p.number and f.revision = p.revision
                        where p.tenant_id = :tenant and f.tenant_id = :tenant
                          and p.state in ('open', 'returned') and f.path = :path
                        order by p.number
                        limit 20
                        """)
                .param("tenant", tenant.value())
                .param("path", path.value())
                .query((row, _) ->
                        new Open(
                                row.getLong("number"),
                                row.getString("title"),
                                row.getString("state"),
                                row.getObject("moved_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// What a person is told about merged proposals; a guest nothing.
    Map<Long, Merged> merged(Person me, Collection<Long> numbers) {
        return me.guest() ? Map.of() : merged(me.tenant(), numbers);
    }

    /// Titles, authors and counted approvals of merged proposals, by number.
    private Map<Long, Merged> merged(TenantId tenant, Collection<Long> numbers) {
        var found = new HashMap<Long, Merged>();
        if (numbers.isEmpty()) {
            return found;
        }
        jdbc.sql(
                        """
                        select p.number, p.title, p.author,
                               coalesce(string_agg(distinct a.person, ',' order by a.person), '') as approvers
                        from docs_proposal p
                        join docs_proposal_revision r
                          on r.tenant_id = p.tenant_id and r.proposal_no = p.number and r.n = p.revision
                        left join docs_approval a
                          on a.tenant_id = p.tenant_id and a.proposal_no = p.number
                         and a.change_digest = r.change_digest and a.taken_back_at is null
                        where p.tenant_id = :tenant and r.tenant_id = :tenant and p.number = any(:numbers)
                        group by p.number, p.title, p.author
                        """)
                .param("tenant", tenant.value())
                .param("numbers", numbers.toArray(Long[]::new))
                .query(row -> {
                    found.put(
                            row.getLong("number"),
                            new Merged(
                                    row.getLong("number"),
                                    row.getString("title"),
                                    new PersonId(row.getString("author")),
                                    people(row.getString("approvers"))));
                });
        return found;
    }

    private static List<PersonId> people(String joined) {
        return Arrays.stream(joined.split(",", -1))
                .filter(PersonId::isValid)
                .map(PersonId::new)
                .toList();
    }
}
