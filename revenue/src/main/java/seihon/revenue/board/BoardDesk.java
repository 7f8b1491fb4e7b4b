package seihon.revenue.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import seihon.connectors.DimensionValues;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.ledger.Generations;
import seihon.revenue.Funnel;
import seihon.revenue.StageModel;
import seihon.revenue.board.BoardQuestion.Part;
import seihon.revenue.board.ChartNotes.Note;
import seihon.revenue.funnel.BusinessYears;
import seihon.web.RefusedRequest;

/// Lays out the page of a stage model. Only the part that is looked at is asked for.
@Component
class BoardDesk {

    private final Funnel funnel;
    private final Generations generations;
    private final ValueStore values;
    private final PartDesks parts;
    private final ListDesk lists;
    private final ChartNotes notes;
    private final BusinessYears years;
    private final DimensionValues called;

    BoardDesk(
            Funnel funnel,
            Generations generations,
            ValueStore values,
            PartDesks parts,
            ListDesk lists,
            ChartNotes notes,
            BusinessYears years,
            DimensionValues called) {
        this.funnel = funnel;
        this.generations = generations;
        this.values = values;
        this.parts = parts;
        this.lists = lists;
        this.notes = notes;
        this.years = years;
        this.called = called;
    }

    /// Who looks, in which language, at which moment.
    record Visit(Person me, Locale language, Instant now, Map<String, String> given) {
        TenantId tenant() {
            return me.tenant();
        }
    }

    /// What every part needs: the model, what was chosen, the periods shown, the notes that are
    /// listed beside the charts.
    record Ground(
            Visit visit,
            StageModel model,
            BoardQuestion question,
            Months months,
            List<Note> notes) {

        LocalDate today() {
            return months.today();
        }

        /// Where the notes stand in a chart over these periods.
        List<Charts.Mark> marks(Months shown) {
            var marks = new ArrayList<Charts.Mark>();
            for (var note : notes) {
                shown.place(note.day()).ifPresent(at -> marks.add(new Charts.Mark(at, sign(note))));
            }
            return marks;
        }

        /// Notes of the periods shown.
        List<Note> shownNotes() {
            return notes.stream().filter(note -> months.place(note.day()).isPresent()).toList();
        }

        String sign(Note note) {
            return Integer.toString(shownNotes().indexOf(note) + 1);
        }
    }

    BoardView lay(Visit visit, String id) {
        return lay(visit, id, parts::lay);
    }

    /// The cases behind a count, with the same choices as the page it stands on.
    BoardView list(Visit visit, String id) {
        return lay(visit, id, lists::lay);
    }

    private BoardView lay(Visit visit, String id, Function<Ground, Object> part) {
        var models = funnel.models(visit.tenant());
        var model = model(models, id);
        var question = BoardQuestion.of(model, visit.given());
        var today = visit.now().atZone(model.zone()).toLocalDate();
        var months = months(visit, question, today);
        var ground = new Ground(visit, model, question, months, notes.of(visit.tenant(), model));
        var position = generations.position(visit.tenant(), "revenue/" + id);
        var filters = Filters.of(model, values.values(visit.tenant(), position, model), question);
        return new BoardView(
                id,
                model.title(visit.language()),
                models.stream().map(each -> link(each, id, visit.language())).toList(),
                links(model, question),
                question,
                filters,
                months.begin(visit.language()),
                months.end(visit.language()),
                position.next(),
                model.zone().getId(),
                model.unit().isPresent(),
                notes(ground),
                chips(question),
                ways(ground),
                called.of(visit.tenant()),
                part.apply(ground));
    }

    private Months months(Visit visit, BoardQuestion question, LocalDate today) {
        var asked =
                question.stretch()
                        .months(
                                question.periods(),
                                question.grain(),
                                today,
                                () -> years.begins(visit.tenant()));
        return switch (asked) {
            case Outcome.Done<Months>(var months) -> months;
            case Outcome.Refused<Months>(var why) -> throw new RefusedRequest(why);
        };
    }

    private static List<BoardView.Chip> chips(BoardQuestion question) {
        return question.filters().entrySet().stream()
                .map(filter ->
                        new BoardView.Chip(
                                filter.getKey(),
                                filter.getValue(),
                                question.without(filter.getKey()).address()))
                .toList();
    }

    private BoardView.Ways ways(Ground ground) {
        var question = ground.question();
        var months = ground.months();
        Supplier<Month> begins = () -> years.begins(ground.visit().tenant());
        var earlier = months.earlier(question.grain(), begins);
        var later = months.later(question.grain(), begins);
        var isLatest = question.stretch().isLatest();
        return new BoardView.Ways(
                question.over(Stretch.over(earlier)).address(),
                later.map(shown -> question.over(Stretch.over(shown)).address()).orElse(""),
                isLatest ? "" : question.over(Stretch.LATEST).address(),
                isLatest ? "" : month(months.periods().getFirst().from()),
                isLatest ? "" : month(months.periods().getLast().until().minusDays(1)));
    }

    private static String month(LocalDate day) {
        return YearMonth.from(day).toString();
    }

    private static List<BoardView.NoteLine> notes(Ground ground) {
        return ground.shownNotes().stream()
                .map(note ->
                        new BoardView.NoteLine(
                                ground.sign(note),
                                note,
                                ChartNotes.mayWithdraw(ground.visit().me(), note)))
                .toList();
    }

    private static BoardView.Link link(StageModel model, String current, Locale language) {
        return new BoardView.Link(
                model.title(language), "/revenue/" + model.id(), model.id().equals(current));
    }

    private static List<BoardView.PartLink> links(StageModel model, BoardQuestion question) {
        return java.util.Arrays.stream(Part.values())
                .filter(part -> part.isOf(model))
                .map(part ->
                        new BoardView.PartLink(
                                "revenue.board.part." + part.word(),
                                question.with(part).address(),
                                part == question.part()))
                .toList();
    }

    StageModel model(TenantId tenant, String id) {
        return model(funnel.models(tenant), id);
    }

    private static StageModel model(List<StageModel> models, String id) {
        return models.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedRequest("revenue.model-not-found", id));
    }

    /// The first model, where somebody asks for none.
    String first(TenantId tenant) {
        return funnel.models(tenant).stream().map(StageModel::id).findFirst().orElse("");
    }
}
