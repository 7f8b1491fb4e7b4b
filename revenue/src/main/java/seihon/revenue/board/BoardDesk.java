package seihon.revenue.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.ledger.Generations;
import seihon.revenue.Funnel;
import seihon.revenue.StageModel;
import seihon.revenue.board.BoardQuestion.Part;
import seihon.web.RefusedRequest;

/// Lays out the page of a stage model. Only the part that is looked at is asked for.
@Component
class BoardDesk {

    private final Funnel funnel;
    private final Generations generations;
    private final ValueStore values;
    private final BalanceDesk balances;
    private final ConversionDesk conversions;
    private final MoveDesk moves;
    private final WinDesk wins;

    BoardDesk(
            Funnel funnel,
            Generations generations,
            ValueStore values,
            BalanceDesk balances,
            ConversionDesk conversions,
            MoveDesk moves,
            WinDesk wins) {
        this.funnel = funnel;
        this.generations = generations;
        this.values = values;
        this.balances = balances;
        this.conversions = conversions;
        this.moves = moves;
        this.wins = wins;
    }

    /// Who looks, in which language, at which moment.
    record Visit(TenantId tenant, Locale language, Instant now, Map<String, String> given) {}

    /// What every part needs: the model, what was chosen, the periods shown.
    record Ground(Visit visit, StageModel model, BoardQuestion question, Months months) {

        LocalDate today() {
            return months.today();
        }
    }

    BoardView lay(Visit visit, String id) {
        var models = funnel.models(visit.tenant());
        var model =
                models.stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new RefusedRequest("revenue.model-not-found", id));
        var question = BoardQuestion.of(model, visit.given());
        var today = visit.now().atZone(model.zone()).toLocalDate();
        var months = Months.last(BoardQuestion.PERIODS, question.grain(), today);
        var ground = new Ground(visit, model, question, months);
        var position = generations.position(visit.tenant(), "revenue/" + id);
        var filters =
                Filters.of(model, values.values(visit.tenant(), position.gen(), model), question);
        return new BoardView(
                id,
                model.title(visit.language()),
                models.stream().map(each -> link(each, id, visit.language())).toList(),
                links(model, question),
                question,
                filters,
                months.labels().getFirst(),
                months.labels().getLast(),
                position.next(),
                model.zone().getId(),
                model.unit().isPresent(),
                part(ground));
    }

    private Object part(Ground ground) {
        return switch (ground.question().part()) {
            case BALANCE -> balances.lay(ground);
            case CONVERSION -> conversions.lay(ground);
            case MOVES -> moves.lay(ground);
            case WINS -> wins.lay(ground);
        };
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

    /// The first model, where somebody asks for none.
    String first(TenantId tenant) {
        return funnel.models(tenant).stream().map(StageModel::id).findFirst().orElse("");
    }
}
