package seihon.docs.change;

import static seihon.docs.change.ProposalStore.instant;
import static seihon.docs.change.ProposalStore.utc;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// The rows of what people have seen; posted by the page, never a side effect of reading it.
@Component
public class SeenStore {

    private final JdbcClient jdbc;

    SeenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Seen> find(TenantId tenant, long proposal, PersonId person) {
        return jdbc.sql(
                        """
                        select revision, step, seen_at
                        from docs_view
                        where tenant_id = :tenant and proposal_no = :number and person = :person
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .param("person", person.value())
                .query((rows, _) ->
                        new Seen(
                                rows.getInt("revision"),
                                rows.getInt("step"),
                                instant(rows, "seen_at")))
                .optional();
    }

    public void put(TenantId tenant, long proposal, PersonId person, Seen seen) {
        jdbc.sql(
                        """
                        insert into docs_view (tenant_id, proposal_no, person, revision, step, seen_at)
                        values (:tenant, :number, :person, :revision, :step, :at)
                        on conflict (tenant_id, proposal_no, person)
                        do update set revision = excluded.revision, step = excluded.step,
                            seen_at = excluded.seen_at
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .param("person", person.value())
                .param("revision", seen.revision())
                .param("step", seen.step())
                .param("at", utc(seen.at()))
                .update();
    }
}
