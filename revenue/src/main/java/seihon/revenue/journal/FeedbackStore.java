package seihon.revenue.journal;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.visits.CaseFeedback;
import seihon.revenue.visits.FeedbackFact;
import seihon.revenue.visits.FeedbackFact.Closed;

/// Writes what departments say about handovers. It is said by hand, so that one row at a time is
/// fast enough.
@Repository
class FeedbackStore {

    private final JdbcClient jdbc;

    FeedbackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All that is said about these cases.
    void replace(Generation rows, Set<String> cases, List<CaseFeedback> feedback) {
        rows.in(
                        jdbc.sql(
                                """
                                delete from revenue_feedback
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and case_id = any(:cases::text[])
                                """))
                .param("cases", cases.toArray(String[]::new))
                .update();
        feedback.forEach(each -> insert(rows, each));
    }

    private void insert(Generation rows, CaseFeedback feedback) {
        var given = feedback.given();
        rows.in(
                        jdbc.sql(
                                """
                                insert into revenue_feedback (
                                  tenant_id, gen, model, seq, ordinal, case_id, at,
                                  from_stage, to_stage, rating, text, said_by,
                                  closed_seq, closed_at, closed_by, answer)
                                values (:tenant, :gen, :model, :seq, :ordinal, :case, :at,
                                  :from, :to, :rating, :text, :by,
                                  :closed, :closedAt, :closedBy, :answer)
                                """))
                .param("seq", given.fact().seq().value())
                .param("ordinal", given.fact().ordinal())
                .param("case", given.fact().subject().id())
                .param("at", given.fact().at().atOffset(UTC))
                .param("from", given.fromStage())
                .param("to", given.toStage())
                .param("rating", given.rating().orElse(null))
                .param("text", given.text())
                .param("by", FeedbackFact.by(given.fact()))
                .param("closed", closed(feedback, each -> each.fact().seq().value()))
                .param("closedAt", closed(feedback, each -> each.fact().at().atOffset(UTC)))
                .param("closedBy", closed(feedback, each -> FeedbackFact.by(each.fact())))
                .param("answer", closed(feedback, Closed::answer))
                .update();
    }

    private static @Nullable Object closed(CaseFeedback feedback, Function<Closed, Object> part) {
        return feedback.closed().map(part).orElse(null);
    }

    int discard(Generation rows, int limit) {
        return rows.in(
                        jdbc.sql(
                                """
                                delete from revenue_feedback
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and (seq, ordinal) in (
                                    select seq, ordinal from revenue_feedback
                                    where tenant_id = :tenant and gen = :gen and model = :model
                                    limit :limit)
                                """))
                .param("limit", limit)
                .update();
    }

    void digest(Generation rows, RowDigest digest) {
        digest.rows(
                rows.in(
                        jdbc.sql(
                                """
                                select concat_ws('|', seq, ordinal, case_id,
                                  (at at time zone 'UTC')::text, from_stage, to_stage,
                                  coalesce(rating::text, ''), text, said_by,
                                  coalesce(closed_seq::text, ''),
                                  coalesce((closed_at at time zone 'UTC')::text, ''),
                                  coalesce(closed_by, ''), coalesce(answer, ''))
                                from revenue_feedback
                                where tenant_id = :tenant and gen = :gen and model = :model
                                order by seq, ordinal
                                """)));
    }
}
