package seihon.docs.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// The rows of proposals. Whoever changes a proposal has locked its row first.
@Component
public class ProposalStore {

    private final JdbcClient jdbc;

    ProposalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The next number of the tenant, kept until the transaction ends: no gaps, no two the same.
    public long nextNumber(TenantId tenant) {
        return jdbc.sql(
                        """
                        insert into docs_proposal_number (tenant_id, last_number)
                        values (:tenant, 1)
                        on conflict (tenant_id)
                        do update set last_number = docs_proposal_number.last_number + 1
                        returning last_number
                        """)
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    public void insert(TenantId tenant, Proposal proposal) {
        jdbc.sql(
                        """
                        insert into docs_proposal (tenant_id, number, title, why, author, origin,
                            origin_of, state, revision, opened_at, moved_at)
                        values (:tenant, :number, :title, :why, :author, :origin,
                            :originOf, :state, :revision, :openedAt, :movedAt)
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal.number())
                .param("title", proposal.title())
                .param("why", proposal.why())
                .param("author", proposal.author().value())
                .param("origin", proposal.origin().word())
                .param("originOf", proposal.originOf().orElse(null))
                .param("state", proposal.stage().word())
                .param("revision", proposal.revision())
                .param("openedAt", utc(proposal.openedAt()))
                .param("movedAt", utc(proposal.movedAt()))
                .update();
    }

    /// Writes what a revision or a step changed on the proposal's own row.
    public void update(TenantId tenant, Proposal proposal) {
        jdbc.sql(
                        """
                        update docs_proposal
                        set title = :title, state = :state, revision = :revision,
                            moved_at = :movedAt
                        where tenant_id = :tenant and number = :number
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal.number())
                .param("title", proposal.title())
                .param("state", proposal.stage().word())
                .param("revision", proposal.revision())
                .param("movedAt", utc(proposal.movedAt()))
                .update();
    }

    public Optional<Proposal> find(TenantId tenant, long number) {
        return jdbc.sql(
                        """
                        select number, title, why, author, origin, origin_of, state, revision,
                            opened_at, moved_at
                        from docs_proposal
                        where tenant_id = :tenant and number = :number
                        """)
                .param("tenant", tenant.value())
                .param("number", number)
                .query(ProposalStore::proposal)
                .optional();
    }

    public List<Proposal> all(TenantId tenant, Set<Long> numbers) {
        return jdbc.sql(
                        """
                        select number, title, why, author, origin, origin_of, state, revision,
                            opened_at, moved_at
                        from docs_proposal
                        where tenant_id = :tenant and number = any(:numbers)
                        order by number
                        """)
                .param("tenant", tenant.value())
                .param("numbers", numbers.toArray(Long[]::new))
                .query(ProposalStore::proposal)
                .list();
    }

    /// Holds the proposal's row until the transaction ends; false when there is none.
    boolean lock(TenantId tenant, long number) {
        return jdbc.sql(
                        """
                        select number
                        from docs_proposal
                        where tenant_id = :tenant and number = :number
                        for update
                        """)
                .param("tenant", tenant.value())
                .param("number", number)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /// How many proposals stand in each stored state.
    public List<Count> counts(TenantId tenant) {
        return jdbc.sql(
                        """
                        select state, count(*) as many
                        from docs_proposal
                        where tenant_id = :tenant
                        group by state
                        """)
                .param("tenant", tenant.value())
                .query((rows, _) ->
                        new Count(Proposal.Stage.of(rows.getString("state")), rows.getLong("many")))
                .list();
    }

    /// Other unfinished proposals whose newest revision changes one of these paths, in number
    /// order.
    public List<Long> othersOn(TenantId tenant, long number, List<DocPath> paths) {
        return jdbc.sql(
                        """
                        select distinct p.number
                        from docs_proposal p
                        join docs_proposal_file f on f.tenant_id = p.tenant_id
                            and f.proposal_no = p.number and f.revision = p.revision
                        where p.tenant_id = :tenant and f.tenant_id = :tenant
                        and p.state in ('open', 'returned') and p.number <> :number
                        and f.path = any(:paths::text[])
                        order by p.number
                        """)
                .param("tenant", tenant.value())
                .param("number", number)
                .param("paths", paths.stream().map(DocPath::value).toArray(String[]::new))
                .query((rows, _) -> rows.getLong("number"))
                .list();
    }

    static Proposal proposal(ResultSet rows, int row) throws SQLException {
        return new Proposal(
                rows.getLong("number"),
                rows.getString("title"),
                rows.getString("why"),
                new PersonId(rows.getString("author")),
                Proposal.Origin.of(rows.getString("origin")),
                Optional.ofNullable(rows.getString("origin_of")),
                Proposal.Stage.of(rows.getString("state")),
                rows.getInt("revision"),
                instant(rows, "opened_at"),
                instant(rows, "moved_at"));
    }

    static Instant instant(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /// A place in a list that runs from new to old.
    public record Cursor(long before, int limit) {}

    public record Count(Proposal.Stage stage, long many) {}
}
