package seihon.docs.change;

import static seihon.docs.change.ProposalStore.instant;
import static seihon.docs.change.ProposalStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// The rows of emergencies and their reviews.
@Component
public class EmergencyStore {

    private final JdbcClient jdbc;

    EmergencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(TenantId tenant, Emergency emergency) {
        jdbc.sql(
                        """
                        insert into docs_emergency (tenant_id, proposal_no, why, merged_by,
                            merged_at, review_due, passed_over)
                        values (:tenant, :number, :why, :mergedBy,
                            :mergedAt, :reviewDue, :passedOver::text[])
                        """)
                .param("tenant", tenant.value())
                .param("number", emergency.proposal())
                .param("why", emergency.why())
                .param("mergedBy", emergency.mergedBy().value())
                .param("mergedAt", utc(emergency.mergedAt()))
                .param("reviewDue", utc(emergency.reviewDue()))
                .param(
                        "passedOver",
                        emergency.passedOver().stream()
                                .map(PersonId::value)
                                .sorted()
                                .toArray(String[]::new))
                .update();
    }

    /// False when somebody reviewed it before.
    public boolean review(TenantId tenant, long proposal, Emergency.Review review) {
        return jdbc.sql(
                                """
                                update docs_emergency
                                set reviewed_by = :by, reviewed_at = :at, verdict = :verdict
                                where tenant_id = :tenant and proposal_no = :number
                                and reviewed_at is null
                                """)
                        .param("tenant", tenant.value())
                        .param("number", proposal)
                        .param("by", review.by().value())
                        .param("at", utc(review.at()))
                        .param("verdict", review.verdict().word())
                        .update()
                == 1;
    }

    /// Those whose review is still to come, the earliest deadline first.
    public List<Emergency> notReviewed(TenantId tenant) {
        return jdbc.sql(
                        """
                        select proposal_no, why, merged_by, merged_at, review_due, passed_over,
                            reviewed_by, reviewed_at, verdict
                        from docs_emergency
                        where tenant_id = :tenant and reviewed_at is null
                        order by review_due, proposal_no
                        """)
                .param("tenant", tenant.value())
                .query(EmergencyStore::emergency)
                .list();
    }

    private static Emergency emergency(ResultSet rows, int row) throws SQLException {
        return emergency(rows, "why");
    }

    static Emergency emergency(ResultSet rows, String why) throws SQLException {
        var by = rows.getString("reviewed_by");
        return new Emergency(
                rows.getLong("proposal_no"),
                rows.getString(why),
                new PersonId(rows.getString("merged_by")),
                instant(rows, "merged_at"),
                instant(rows, "review_due"),
                people((String[]) rows.getArray("passed_over").getArray()),
                by == null
                        ? Optional.empty()
                        : Optional.of(
                                new Emergency.Review(
                                        new PersonId(by),
                                        instant(rows, "reviewed_at"),
                                        Emergency.Verdict.of(rows.getString("verdict")))));
    }

    private static Set<PersonId> people(String[] ids) {
        return Arrays.stream(ids).map(PersonId::new).collect(Collectors.toSet());
    }
}
