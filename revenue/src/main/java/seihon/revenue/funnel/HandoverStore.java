package seihon.revenue.funnel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.revenue.Handovers.Closing;
import seihon.revenue.StageModel;

/// Reads hot actions, ways back and what was said about handovers.
@Repository
class HandoverStore {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    HandoverStore(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// What somebody asked for, and when somebody got in touch. `dims` in the order of the model.
    record Hot(Instant at, Optional<Instant> contactAt, List<String> dims) {}

    private record Asked(
            TenantId tenant,
            int gen,
            StageModel model,
            Map<String, String> filters,
            Instant start,
            Instant end) {}

    /// A page asks for the same ones by period, in all and by a dimension.
    List<Hot> hot(Inquiry inquiry, Window window) {
        var asked =
                new Asked(
                        inquiry.tenant(),
                        inquiry.gen(),
                        inquiry.model(),
                        inquiry.question().filters(),
                        window.start(),
                        window.end());
        return transactions.once(asked, () -> readHot(inquiry, window));
    }

    private List<Hot> readHot(Inquiry inquiry, Window window) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select hot_at, contact_at,
                                  array[d1, d2, d3, d4, d5, d6, d7, d8] as dims
                                from revenue_touch
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and hot_at >= :start and hot_at < :end
                                  and not exists (
                                    select from unnest(array[d1, d2, d3, d4, d5, d6, d7, d8],
                                      :filters::text[]) as asked (value, wanted)
                                    where wanted is not null and value is distinct from wanted)
                                """))
                .param("start", window.startTime())
                .param("end", window.endTime())
                .query((row, _) ->
                        new Hot(
                                row.getObject("hot_at", OffsetDateTime.class).toInstant(),
                                moment(row.getObject("contact_at", OffsetDateTime.class)),
                                dims((String[]) row.getArray("dims").getArray())))
                .list();
    }

    private static List<String> dims(@Nullable String[] slots) {
        return Arrays.stream(slots).map(HandoverStore::text).toList();
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    /// One way back; `on` tells whether the case went on since.
    record Back(String from, String to, boolean on, Fact.Id because) {}

    /// The latest first; `pairs` are `from>to`.
    List<Back> back(Inquiry inquiry, Window window, String[] pairs) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select from_stage, stage, exited_at is not null as went_on,
                                  entered_by_seq, entered_by_ordinal
                                from revenue_visits(
                                  :tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0)
                                where from_stage || '>' || stage = any (:pairs)
                                  and entered_at >= :start and entered_at < :end
                                order by entered_at desc, entered_by_seq desc, entered_by_ordinal
                                """))
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("pairs", pairs)
                .query((row, _) ->
                        new Back(
                                row.getString("from_stage"),
                                row.getString("stage"),
                                row.getBoolean("went_on"),
                                new Fact.Id(
                                        row.getLong("entered_by_seq"),
                                        row.getInt("entered_by_ordinal"))))
                .list();
    }

    record Said(
            Fact.Id id,
            String caseId,
            Instant at,
            String from,
            String to,
            Optional<Integer> rating,
            String text,
            String by,
            Optional<Closing> closed) {}

    /// The newest first, about the cases that the filters choose.
    List<Said> said(Inquiry inquiry, Window window, int most) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select seq, ordinal, case_id, at, from_stage, to_stage, rating, text,
                                  said_by, closed_at, closed_by, answer
                                from revenue_feedback
                                left join revenue_case using (tenant_id, gen, model, case_id)
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and at >= :start and at < :end
                                  and not exists (
                                    select from unnest(array[d1, d2, d3, d4, d5, d6, d7, d8],
                                      :filters::text[]) as asked (value, wanted)
                                    where wanted is not null and value is distinct from wanted)
                                order by at desc, seq desc, ordinal desc
                                limit :most
                                """))
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("most", most)
                .query((row, _) -> said(row))
                .list();
    }

    private static Said said(ResultSet row) throws SQLException {
        var closed = moment(row.getObject("closed_at", OffsetDateTime.class));
        var by = text(row.getString("closed_by"));
        var answer = text(row.getString("answer"));
        return new Said(
                new Fact.Id(row.getLong("seq"), row.getInt("ordinal")),
                row.getString("case_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("from_stage"),
                row.getString("to_stage"),
                Optional.ofNullable(row.getObject("rating", Integer.class)),
                row.getString("text"),
                row.getString("said_by"),
                closed.map(at -> new Closing(at, by, answer)));
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }
}
