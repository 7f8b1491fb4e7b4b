package seihon.revenue.journal;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.ledger.Fact;
import seihon.ledger.Facts.News;
import seihon.revenue.visits.FeedbackFact;
import seihon.revenue.visits.FeedbackFact.Closed;
import seihon.revenue.visits.FeedbackFact.Given;

/// Writes what departments say about handovers. It is said by hand, so that one row at a time is
/// fast enough.
@Repository
class FeedbackStore {

    private final JdbcClient jdbc;

    FeedbackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In entry order.
    void learn(Generation rows, List<News> news) {
        for (var one : news) {
            switch (one) {
                case News.Known(var fact, _) ->
                        FeedbackFact.of(fact).ifPresent(said -> learn(rows, said));
                case News.Ended(var fact, _) ->
                        FeedbackFact.of(fact).ifPresent(said -> forget(rows, said));
            }
        }
    }

    private void learn(Generation rows, FeedbackFact said) {
        switch (said) {
            case Given given -> insert(rows, given);
            case Closed closed -> close(rows, closed);
        }
    }

    private void forget(Generation rows, FeedbackFact said) {
        switch (said) {
            case Given given -> delete(rows, given.fact().id());
            case Closed closed -> open(rows, closed);
        }
    }

    private void insert(Generation rows, Given given) {
        rows.in(
                        jdbc.sql(
                                """
                                insert into revenue_feedback (
                                  tenant_id, gen, model, seq, ordinal, case_id, at,
                                  from_stage, to_stage, rating, text, said_by)
                                values (:tenant, :gen, :model, :seq, :ordinal, :case, :at,
                                  :from, :to, :rating, :text, :by)
                                """))
                .param("seq", given.fact().seq().value())
                .param("ordinal", given.fact().ordinal())
                .param("case", given.fact().subject().id())
                .param("at", given.fact().at().atOffset(ZoneOffset.UTC))
                .param("from", given.fromStage())
                .param("to", given.toStage())
                .param("rating", given.rating().orElse(null))
                .param("text", given.text())
                .param("by", FeedbackFact.by(given.fact()))
                .update();
    }

    /// The first answer counts.
    private void close(Generation rows, Closed closed) {
        rows.in(
                        jdbc.sql(
                                """
                                update revenue_feedback
                                set closed_seq = :closed, closed_at = :at, closed_by = :by,
                                  answer = :answer
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and case_id = :case and closed_seq is null
                                  and (:seq::bigint is null or seq = :seq and ordinal = :ordinal)
                                """))
                .param("case", closed.fact().subject().id())
                .param("closed", closed.fact().seq().value())
                .param("at", closed.fact().at().atOffset(ZoneOffset.UTC))
                .param("by", FeedbackFact.by(closed.fact()))
                .param("answer", closed.answer())
                .param("seq", closed.of().map(Fact.Id::seq).orElse(null))
                .param("ordinal", closed.of().map(Fact.Id::ordinal).orElse(null))
                .update();
    }

    private void delete(Generation rows, Fact.Id id) {
        rows.in(
                        jdbc.sql(
                                """
                                delete from revenue_feedback
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and seq = :seq and ordinal = :ordinal
                                """))
                .param("seq", id.seq())
                .param("ordinal", id.ordinal())
                .update();
    }

    private void open(Generation rows, Closed closed) {
        rows.in(
                        jdbc.sql(
                                """
                                update revenue_feedback
                                set closed_seq = null, closed_at = null, closed_by = null,
                                  answer = null
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and closed_seq = :closed
                                """))
                .param("closed", closed.fact().seq().value())
                .update();
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
