package seihon.revenue.work;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Generations;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;

/// Cases that stand in a stage.
@Repository
class StandingStore {

    private final JdbcClient jdbc;
    private final Generations generations;

    StandingStore(JdbcClient jdbc, Generations generations) {
        this.jdbc = jdbc;
        this.generations = generations;
    }

    /// `name` is how people call the case; `dims` are the values of the model's dimensions in its
    /// order, blank as empty text.
    record Standing(
            String id,
            String name,
            String stage,
            Instant since,
            @Nullable BigDecimal amount,
            List<String> dims) {}

    /// What is looked for: in one of `stages`; with a `called` text only cases whose id or name has
    /// it; with `owner` only cases whose dimension in `slot` has that value (0 asks for no value);
    /// `over` only those beyond their stage's limit at `now`; those that come `after` a place.
    record Search(
            List<Stage> stages,
            String called,
            int slot,
            String owner,
            boolean over,
            Instant now,
            Optional<Place> after,
            int limit) {

        /// Cases that are called so, wherever they stand.
        static Search called(StageModel model, String text, Instant now, int limit) {
            return new Search(model.stages(), text, 0, "", false, now, Optional.empty(), limit);
        }

        /// The text as it stands, whatever a pattern would make of it.
        private String pattern() {
            return "%" + called.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        }
    }

    /// Cases of a search, how many there are in all and over their limit, and the place of the last
    /// one when more follow.
    record Found(List<Standing> cases, long total, long over, Optional<Place> last) {
        Found {
            cases = List.copyOf(cases);
        }
    }

    private record Placed(Standing standing, Place place) {}

    /// The first entry that the cases do not know yet.
    long asOf(TenantId tenant, StageModel model) {
        return generations.position(tenant, "revenue/" + model.id()).next();
    }

    /// Those that somebody waits in first, then those longest over their limit, then the oldest.
    Found standing(TenantId tenant, StageModel model, Search search) {
        var counts = new long[2];
        var placed =
                jdbc.sql(
                                """
                                with found as (
                                  select case_id, coalesce(name, case_id) as name, stage, entered_at, amount,
                                    d1, d2, d3, d4, d5, d6, d7, d8, due, not exists (
                                      select from revenue_touch as touch
                                      where touch.tenant_id = c.tenant_id and touch.gen = c.gen
                                        and touch.model = c.model and touch.case_id = c.case_id
                                        and touch.contact_at is null) as reached, count(*) over () as total,
                                    count(*) filter (where due < :never) over () as late
                                  from revenue_case as c
                                  join unnest(:stages::text[], :days::int[]) as allowed (stage, days) using (stage)
                                  cross join lateral (select entered_at + days * interval '24 hours') as a (mark)
                                  cross join lateral (select case when mark < :now then mark else :never end)
                                    as b (due)
                                  where tenant_id = :tenant and gen = :gen and model = :model
                                    and (:slot = 0 or (array[d1, d2, d3, d4, d5, d6, d7, d8])[:slot] = :owner)
                                    and (case_id ilike :called or name ilike :called)
                                    and (not :over or due < :never))
                                select case_id, name, stage, entered_at, amount, d1, d2, d3, d4, d5, d6, d7, d8,
                                  due, reached, total, late
                                from found
                                where (reached, due, entered_at, case_id) > (:reached, :due, :entered, :id)
                                order by reached, due, entered_at, case_id
                                limit :limit
                                """)
                        .param("tenant", tenant.value())
                        .param("gen", generations.live(tenant, "revenue/" + model.id()))
                        .param("model", model.id())
                        .param("now", search.now().atOffset(ZoneOffset.UTC))
                        .param("never", Place.NEVER.atOffset(ZoneOffset.UTC))
                        .param("stages", ids(search.stages()))
                        .param("days", limits(search.stages()))
                        .param("called", search.pattern())
                        .param("slot", search.slot())
                        .param("owner", search.owner())
                        .param("over", search.over())
                        .params(search.after().orElse(Place.FIRST).parameters())
                        .param("limit", search.limit() + 1)
                        .query((row, _) -> {
                            counts[0] = row.getLong("total");
                            counts[1] = row.getLong("late");
                            return new Placed(standing(model, row), Place.of(row));
                        })
                        .list();
        var shown = placed.stream().limit(search.limit()).toList();
        return new Found(
                shown.stream().map(Placed::standing).toList(),
                counts[0],
                counts[1],
                placed.size() > shown.size()
                        ? Optional.of(shown.getLast().place())
                        : Optional.empty());
    }

    private static String[] ids(List<Stage> stages) {
        return stages.stream().map(Stage::id).toArray(String[]::new);
    }

    /// Null for a stage without a limit.
    private static Integer[] limits(List<Stage> stages) {
        return stages.stream()
                .map(stage -> stage.maxAgeDays().stream().boxed().findFirst().orElse(null))
                .toArray(Integer[]::new);
    }

    private static Standing standing(StageModel model, ResultSet row) throws SQLException {
        var dims = new java.util.ArrayList<String>();
        for (var slot = 1; slot <= model.dims().size(); slot++) {
            var value = row.getString("d" + slot);
            dims.add(value == null ? "" : value);
        }
        return new Standing(
                row.getString("case_id"),
                row.getString("name"),
                row.getString("stage"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getBigDecimal("amount"),
                dims);
    }
}
