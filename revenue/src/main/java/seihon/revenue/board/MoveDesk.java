package seihon.revenue.board;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.metrics.Figure;
import seihon.revenue.Funnel;
import seihon.revenue.Funnel.Listing;
import seihon.revenue.FunnelRow.Move;
import seihon.revenue.FunnelRow.MoveSummary;
import seihon.revenue.FunnelRow.Stalled;
import seihon.revenue.StageModel;
import seihon.revenue.board.BoardDesk.Ground;

/// Moves that are not the usual way on, and cases that do not move.
@Component
class MoveDesk {

    static final List<Integer> LIMIT_DAYS = List.of(30, 60, 90, 180);
    private static final int MOST = 12;

    private final Funnel funnel;

    MoveDesk(Funnel funnel) {
        this.funnel = funnel;
    }

    record View(
            MoveSummary summary,
            long fastPasses,
            Moves unusual,
            Moves usual,
            List<StalledRow> stalled,
            Standing standing,
            List<Integer> limits,
            Map<String, String> lists,
            Map<String, String> whys,
            String csv,
            String stalledCsv) {

        /// Every case that passed fast left out a stage that it had to pass.
        public boolean allSkipped() {
            return summary.casesWithFastPass() > 0
                    && summary.casesWithFastPass() == summary.casesWithMandatorySkipped();
        }
    }

    /// The most frequent moves, how many there are besides (`rest`) and in all.
    record Moves(List<Row> rows, long rest, long total) {}

    /// The stalled of all stages together.
    record Standing(long open, long over, List<Long> older) {}

    record Row(String from, String to, Move move, List<String> skipped) {}

    /// `older` holds a count for each of the limits; `over` none without a limit of its own.
    record StalledRow(
            String title, Stalled row, Counted open, List<Counted> older, Optional<Counted> over) {}

    record Counted(long count, String why) {}

    View lay(Ground ground) {
        var tenant = ground.visit().tenant();
        var question = ground.question().between(ground.months());
        var moves = Answered.rows(funnel.moves(tenant, question));
        var stalled = stalled(ground);
        var summary = Answered.rows(funnel.moveSummary(tenant, question)).getFirst();
        return new View(
                summary,
                moves.stream().filter(Move::fastPass).mapToLong(Move::count).sum(),
                moves(ground, moves.stream().filter(MoveDesk::isUnusual).toList()),
                moves(ground, moves.stream().filter(move -> !isUnusual(move)).toList()),
                stalled,
                standing(stalled),
                LIMIT_DAYS,
                lists(ground),
                whys(summary),
                ground.question().csv("moves", ground.months()),
                ground.question().csv("stalled", Map.of()));
    }

    private static Moves moves(Ground ground, List<Move> moves) {
        var byCount = Comparator.comparingLong((Move move) -> move.count()).reversed();
        var rows =
                moves.stream().sorted(byCount).limit(MOST).map(move -> row(ground, move)).toList();
        var total = moves.stream().mapToLong(Move::count).sum();
        return new Moves(
                rows, total - rows.stream().mapToLong(row -> row.move.count()).sum(), total);
    }

    private static Standing standing(List<StalledRow> stalled) {
        return new Standing(
                stalled.stream().mapToLong(row -> row.open.count).sum(),
                stalled.stream().flatMap(row -> row.over.stream()).mapToLong(Counted::count).sum(),
                IntStream.range(0, LIMIT_DAYS.size())
                        .mapToObj(at ->
                                stalled.stream().mapToLong(row -> row.older.get(at).count).sum())
                        .toList());
    }

    /// What explains the numbers of the summary that stand on the page.
    private static Map<String, String> whys(MoveSummary summary) {
        return Stream.of("cases_with_fast_pass", "recycles", "re_entries", "out_of_order")
                .collect(
                        Collectors.toMap(
                                measure -> measure,
                                measure -> Figure.measuring(summary.why(), measure)));
    }

    /// Where the cases of each kind are listed.
    private static Map<String, String> lists(Ground ground) {
        return Arrays.stream(Listing.values())
                .collect(Collectors.toMap(ListDesk::word, ground.question()::list));
    }

    private List<StalledRow> stalled(Ground ground) {
        var question = ground.question().between(ground.months());
        return Answered.rows(
                        funnel.stalled(
                                ground.visit().tenant(),
                                question,
                                ground.visit().now(),
                                LIMIT_DAYS))
                .stream()
                .map(row -> stalled(ground, row))
                .toList();
    }

    private static StalledRow stalled(Ground ground, Stalled row) {
        return new StalledRow(
                title(ground, row.stage()),
                row,
                counted(row, row.open(), "open"),
                LIMIT_DAYS.stream()
                        .map(days ->
                                counted(
                                        row,
                                        row.olderThan().getOrDefault(days, 0L),
                                        "older_" + days + "d"))
                        .toList(),
                row.overLimit().map(over -> counted(row, over, "over_limit")));
    }

    private static Counted counted(Stalled row, long count, String measure) {
        return new Counted(count, Figure.measuring(row.why(), measure));
    }

    private static boolean isUnusual(Move move) {
        return move.fastPass() || move.recycle() || move.reEntry();
    }

    private static Row row(Ground ground, Move move) {
        return new Row(
                title(ground, move.from()),
                title(ground, move.to()),
                move,
                move.skipped().stream().map(stage -> title(ground, stage)).toList());
    }

    private static String title(Ground ground, String stage) {
        return ground.model()
                .stage(stage)
                .map((StageModel.Stage found) -> found.title(ground.visit().language()))
                .orElse(stage);
    }
}
