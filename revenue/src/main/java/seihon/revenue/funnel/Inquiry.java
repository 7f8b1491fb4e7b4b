package seihon.revenue.funnel;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import seihon.domain.TenantId;
import seihon.metrics.Figure;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.StageModel;

/// A question with what answers it: the model as the rows were derived by, their generation, and
/// how many entries count. `live`: those are all that are derived.
record Inquiry(
        TenantId tenant,
        FunnelQuestion question,
        StageModel model,
        String revision,
        int gen,
        long asOf,
        boolean live) {

    /// The same rows, asked for something else.
    Inquiry asking(FunnelQuestion other) {
        return new Inquiry(tenant, other, model, revision, gen, asOf, live);
    }

    ZoneId zone() {
        return question.zone().orElse(model.zone());
    }

    /// Periods are cut where the rollups cut them.
    boolean isInModelZone() {
        return zone().equals(model.zone());
    }

    /// The slot of the `place`-th dimension asked for, from 1; 0 when there is none.
    int by(int place) {
        return place < question.by().size() ? slot(question.by().get(place)) : 0;
    }

    int slot(String dimension) {
        return model.slot(dimension).orElse(-1) + 1;
    }

    List<String> values(String first, String second) {
        var values = new ArrayList<String>(2);
        if (!question.by().isEmpty()) {
            values.add(first);
        }
        if (question.by().size() > 1) {
            values.add(second);
        }
        return values;
    }

    String[] stages() {
        return model.stages().stream().map(StageModel.Stage::id).toArray(String[]::new);
    }

    private String[] filters() {
        var filters = new String[StageModel.MOST_DIMS];
        question.filters().forEach((dimension, value) -> filters[slot(dimension) - 1] = value);
        return filters;
    }

    private @Nullable Long seqUnlessLive() {
        return live ? null : asOf;
    }

    /// What every statement of this room names.
    StatementSpec in(StatementSpec statement) {
        return statement
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("model", model.id())
                .param("seq", seqUnlessLive())
                .param("asOf", asOf)
                .param("filters", filters())
                .param("by1", by(0))
                .param("by2", by(1))
                .param("zone", zone().getId());
    }

    FunnelAnswer.Stamp stamp() {
        return new FunnelAnswer.Stamp(asOf, revision, zone());
    }

    /// The name of one number: everything it was asked with, and what else tells it from others.
    Figure figure(String measure, List<String> by, Map<String, String> more) {
        var parameters = new TreeMap<String, String>();
        question.filters().forEach((dimension, value) -> parameters.put("dim." + dimension, value));
        for (int place = 0; place < by.size(); place++) {
            parameters.put("dim." + question.by().get(place), by.get(place));
        }
        parameters.put(Figure.AS_OF, Long.toString(asOf));
        parameters.put("revision", revision);
        parameters.put("zone", zone().getId());
        parameters.putAll(more);
        return Figure.of("revenue/" + model.id() + "/" + measure, parameters);
    }
}
