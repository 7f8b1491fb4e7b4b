package seihon.docs.change;

import static seihon.docs.change.ProposalStore.instant;
import static seihon.docs.change.ProposalStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.domain.Ids;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// The rows of what people did to a proposal: steps, approvals, contributors. Written while the
/// proposal's row is held; never edited, an approval is at most taken back.
@Component
public class ActStore {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Transactions transactions;

    ActStore(JdbcClient jdbc, Ids ids, Transactions transactions) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.transactions = transactions;
    }

    /// The next step; its number is given here.
    public void insert(TenantId tenant, long proposal, Step step) {
        jdbc.sql(
                        """
                        insert into docs_step (tenant_id, proposal_no, n, step, person, revision,
                            change_digest, word, at)
                        select :tenant, :number, coalesce(max(n), 0) + 1, :step, :person, :revision,
                            :digest, :word, :at
                        from docs_step
                        where tenant_id = :tenant and proposal_no = :number
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .param("step", step.act().word())
                .param("person", step.person().value())
                .param("revision", step.revision())
                .param("digest", step.digest())
                .param("word", step.word())
                .param("at", utc(step.at()))
                .update();
    }

    /// Everything that happened, first to last.
    public List<Step> steps(TenantId tenant, long proposal) {
        return transactions.once(
                new Told.Steps(tenant, proposal), () -> readSteps(tenant, proposal));
    }

    private List<Step> readSteps(TenantId tenant, long proposal) {
        return jdbc.sql(
                        """
                        select n, step, person, revision, change_digest, word, at
                        from docs_step
                        where tenant_id = :tenant and proposal_no = :number
                        order by n
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .query(ActStore::step)
                .list();
    }

    /// False when this person's approval of this digest stands already.
    public boolean insert(TenantId tenant, long proposal, Approval approval) {
        return jdbc.sql(
                                """
                                insert into docs_approval (tenant_id, proposal_no, id, person,
                                    change_digest, word, signed_at, given_at)
                                values (:tenant, :number, :id, :person,
                                    :digest, :word, :signedAt, :givenAt)
                                on conflict (tenant_id, proposal_no, person, change_digest)
                                    where taken_back_at is null
                                do nothing
                                """)
                        .param("tenant", tenant.value())
                        .param("number", proposal)
                        .param("id", ids.next())
                        .param("person", approval.person().value())
                        .param("digest", approval.digest())
                        .param("word", approval.word())
                        .param("signedAt", approval.signedAt().map(ProposalStore::utc).orElse(null))
                        .param("givenAt", utc(approval.givenAt()))
                        .update()
                == 1;
    }

    /// False when there is no such approval.
    public boolean takeBack(
            TenantId tenant, long proposal, PersonId person, String digest, Instant at) {
        return jdbc.sql(
                                """
                                update docs_approval
                                set taken_back_at = :at
                                where tenant_id = :tenant and proposal_no = :number
                                and person = :person and change_digest = :digest
                                and taken_back_at is null
                                """)
                        .param("tenant", tenant.value())
                        .param("number", proposal)
                        .param("person", person.value())
                        .param("digest", digest)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /// Who contributed once stays a contributor; the first way is kept.
    public void insert(TenantId tenant, long proposal, Contributor contributor) {
        jdbc.sql(
                        """
                        insert into docs_contributor (tenant_id, proposal_no, person, how, since)
                        values (:tenant, :number, :person, :how, :since)
                        on conflict (tenant_id, proposal_no, person) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .param("person", contributor.person().value())
                .param("how", contributor.how().word())
                .param("since", utc(contributor.since()))
                .update();
    }

    private static Step step(ResultSet rows, int row) throws SQLException {
        return new Step(
                rows.getInt("n"),
                Step.Act.of(rows.getString("step")),
                new PersonId(rows.getString("person")),
                rows.getInt("revision"),
                rows.getString("change_digest"),
                rows.getString("word"),
                instant(rows, "at"));
    }
}
