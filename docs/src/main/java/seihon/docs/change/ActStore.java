package seihon.docs.change;

import static seihon.docs.change.ProposalStore.instant;
import static seihon.docs.change.ProposalStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.domain.Ids;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// The rows of what people did to a proposal: steps, approvals, contributors. Written while the
/// proposal's row is held; never edited, an approval is at most taken back.
@Component
public class ActStore {

    private final JdbcClient jdbc;
    private final Ids ids;

    ActStore(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
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

    /// Approvals that nobody took back, of every digest, oldest first.
    public List<Approval> approvals(TenantId tenant, long proposal) {
        return jdbc.sql(
                        """
                        select person, change_digest, word, signed_at, given_at
                        from docs_approval
                        where tenant_id = :tenant and proposal_no = :number
                        and taken_back_at is null
                        order by given_at, id
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .query(ActStore::approval)
                .list();
    }

    /// The same for every unfinished proposal, by its number.
    Map<Long, List<Approval>> approvalsOfUnfinished(TenantId tenant) {
        return jdbc
                .sql(
                        """
                        select a.proposal_no, a.person, a.change_digest, a.word, a.signed_at,
                            a.given_at
                        from docs_proposal p
                        join docs_approval a on a.tenant_id = p.tenant_id
                            and a.proposal_no = p.number
                        where p.tenant_id = :tenant and a.tenant_id = :tenant
                        and p.state in ('open', 'returned') and a.taken_back_at is null
                        order by a.given_at, a.id
                        """)
                .param("tenant", tenant.value())
                .query((rows, row) -> Map.entry(rows.getLong("proposal_no"), approval(rows, row)))
                .list()
                .stream()
                .collect(grouped());
    }

    /// Who contributed to each unfinished proposal, by its number.
    Map<Long, List<Contributor>> contributorsOfUnfinished(TenantId tenant) {
        return jdbc
                .sql(
                        """
                        select c.proposal_no, c.person, c.how, c.since
                        from docs_proposal p
                        join docs_contributor c on c.tenant_id = p.tenant_id
                            and c.proposal_no = p.number
                        where p.tenant_id = :tenant and c.tenant_id = :tenant
                        and p.state in ('open', 'returned')
                        order by c.since, c.person
                        """)
                .param("tenant", tenant.value())
                .query((rows, row) ->
                        Map.entry(rows.getLong("proposal_no"), contributor(rows, row)))
                .list()
                .stream()
                .collect(grouped());
    }

    private static <T> Collector<Map.Entry<Long, T>, ?, Map<Long, List<T>>> grouped() {
        return Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()));
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

    public List<Contributor> contributors(TenantId tenant, long proposal) {
        return jdbc.sql(
                        """
                        select person, how, since
                        from docs_contributor
                        where tenant_id = :tenant and proposal_no = :number
                        order by since, person
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .query(ActStore::contributor)
                .list();
    }

    private static Contributor contributor(ResultSet rows, int row) throws SQLException {
        return new Contributor(
                new PersonId(rows.getString("person")),
                Contributor.How.of(rows.getString("how")),
                instant(rows, "since"));
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

    private static Approval approval(ResultSet rows, int row) throws SQLException {
        return new Approval(
                new PersonId(rows.getString("person")),
                rows.getString("change_digest"),
                rows.getString("word"),
                Optional.ofNullable(rows.getObject("signed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                instant(rows, "given_at"));
    }
}
