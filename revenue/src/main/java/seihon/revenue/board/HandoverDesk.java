package seihon.revenue.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import seihon.docs.Roster;
import seihon.domain.PersonId;
import seihon.metrics.Figure;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.Handovers;
import seihon.revenue.Handovers.Closing;
import seihon.revenue.Handovers.Feedback;
import seihon.revenue.Handovers.FirstTouch;
import seihon.revenue.Handovers.Minutes;
import seihon.revenue.Handovers.SentBack;
import seihon.revenue.Headlines.Chart;
import seihon.revenue.Headlines.Point;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.board.BoardDesk.Ground;
import seihon.revenue.funnel.NameStore;

/// What departments hand to each other: first touch, what went back, what was said.
@Component
class HandoverDesk {

    private static final int MOST_SAID = 8;

    private final Handovers handovers;
    private final Roster roster;
    private final NameStore cases;
    private final MessageSource messages;

    HandoverDesk(Handovers handovers, Roster roster, NameStore cases, MessageSource messages) {
        this.cases = cases;
        this.roster = roster;
        this.handovers = handovers;
        this.messages = messages;
    }

    record View(
            Optional<Touches> touches,
            List<Way> ways,
            String waysCsv,
            List<Voice> voices,
            List<Feedback> said,
            int more,
            Map<String, String> stages,
            Map<String, String> names,
            Map<String, String> cases,
            String saidCsv) {}

    /// `total` is of all periods shown, `values` by the first dimension.
    record Touches(
            FirstTouch total,
            Chart chart,
            String dimension,
            List<TouchRow> values,
            String csv,
            String valuesCsv) {}

    /// `hotWhy` explains how many there were.
    record TouchRow(FirstTouch row, String hotWhy) {}

    /// Everything that went back from one department to another.
    record Way(String from, String to, long count, long closed, long open, List<BackRow> rows) {}

    /// The addresses explain how many went on and how many did not.
    record BackRow(SentBack row, String closedWhy, String openWhy) {

        static BackRow of(SentBack row) {
            return new BackRow(
                    row,
                    Figure.measuring(row.why(), "closed"),
                    Figure.measuring(row.why(), "open"));
        }
    }

    /// What one department said to another; `rating` is the average of those given.
    record Voice(String from, String to, long count, long open, Optional<BigDecimal> rating) {}

    View lay(Ground ground) {
        var tenant = ground.visit().tenant();
        var question = ground.question().between(ground.months());
        var back = Answered.rows(handovers.sentBack(tenant, question));
        var said = Answered.rows(handovers.feedback(tenant, question));
        var language = ground.visit().language();
        return new View(
                touches(ground),
                ways(back),
                ground.question().csv("sent-back", ground.months(), Map.of()),
                voices(said),
                said.subList(0, Math.min(MOST_SAID, said.size())),
                Math.max(0, said.size() - MOST_SAID),
                ground.model().stages().stream()
                        .collect(Collectors.toMap(Stage::id, stage -> stage.title(language))),
                names(ground, said),
                cases.names(
                        tenant,
                        ground.model().id(),
                        said.stream().limit(MOST_SAID).map(Feedback::caseId).toList()),
                ground.question().csv("feedback", ground.months(), Map.of()));
    }

    /// How those who said and answered are called.
    private Map<String, String> names(Ground ground, List<Feedback> said) {
        return said.stream()
                .limit(MOST_SAID)
                .flatMap(one ->
                        Stream.concat(Stream.of(one.by()), one.closed().map(Closing::by).stream()))
                .filter(by -> !by.isEmpty())
                .distinct()
                .collect(
                        Collectors.toMap(
                                by -> by,
                                by -> roster.name(ground.visit().tenant(), new PersonId(by))));
    }

    private Optional<Touches> touches(Ground ground) {
        if (ground.model().touch().hot().isEmpty()) {
            return Optional.empty();
        }
        var tenant = ground.visit().tenant();
        var question = ground.question().between(ground.months());
        var rows = Answered.rows(handovers.firstTouch(tenant, question));
        var total = Answered.rows(handovers.firstTouch(tenant, question.every(Grain.TOTAL)));
        var dimension =
                ground.model().dims().isEmpty() ? "" : ground.model().dims().getFirst().name();
        var values =
                dimension.isEmpty()
                        ? List.<FirstTouch>of()
                        : Answered.rows(
                                handovers.firstTouch(
                                        tenant, question.every(Grain.TOTAL).by(dimension)));
        return Optional.of(
                new Touches(
                        total.getFirst(),
                        chart(ground, rows),
                        dimension,
                        values.stream()
                                .filter(row -> row.hot() > 0)
                                .sorted(Comparator.comparingLong(FirstTouch::hot).reversed())
                                .map(row -> new TouchRow(row, Figure.measuring(row.why(), "hot")))
                                .toList(),
                        ground.question().csv("first-touch", ground.months(), grain(ground)),
                        ground.question().csv("first-touch", ground.months(), byTotal(dimension))));
    }

    private static Map<String, String> grain(Ground ground) {
        return Map.of("grain", ground.question().grain().name().toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> byTotal(String dimension) {
        return dimension.isEmpty()
                ? Map.of("grain", "total")
                : Map.of("grain", "total", "by", dimension);
    }

    private Chart chart(Ground ground, List<FirstTouch> rows) {
        var language = ground.visit().language();
        return Charts.chart(
                new Charts.Shape(
                        "lines",
                        "minutes",
                        ground.months().reachesToday(),
                        ground.marks(ground.months())),
                ground.months().labels(ground.visit().language()),
                List.of(
                        new Charts.Series(
                                word("revenue.median", language),
                                "balance",
                                rows.stream()
                                        .map(row -> new Point(minutes(row, true), row.why()))
                                        .toList()),
                        new Charts.Series(
                                word("revenue.p90", language),
                                "other",
                                rows.stream()
                                        .map(row -> new Point(minutes(row, false), p90Why(row)))
                                        .toList())));
    }

    private static String p90Why(FirstTouch row) {
        return Figure.measuring(row.why(), "p90_minutes");
    }

    private String word(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    private static Optional<BigDecimal> minutes(FirstTouch row, boolean median) {
        return row.minutes()
                .map((Minutes took) -> BigDecimal.valueOf(median ? took.median() : took.p90()));
    }

    private static List<Way> ways(List<SentBack> back) {
        var byDepartments = new LinkedHashMap<List<String>, List<SentBack>>();
        for (var row : back) {
            byDepartments
                    .computeIfAbsent(
                            List.of(row.fromDepartment(), row.toDepartment()),
                            _ -> new ArrayList<>())
                    .add(row);
        }
        return byDepartments.entrySet().stream()
                .map(entry -> way(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Way::count).reversed())
                .toList();
    }

    private static Way way(List<String> departments, List<SentBack> rows) {
        return new Way(
                departments.getFirst(),
                departments.getLast(),
                rows.stream().mapToLong(SentBack::count).sum(),
                rows.stream().mapToLong(SentBack::closed).sum(),
                rows.stream().mapToLong(SentBack::open).sum(),
                rows.stream().map(BackRow::of).toList());
    }

    private static List<Voice> voices(List<Feedback> said) {
        return said.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> List.of(one.fromDepartment(), one.toDepartment()),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> voice(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Voice::count).reversed())
                .toList();
    }

    private static Voice voice(List<String> departments, List<Feedback> said) {
        var ratings =
                said.stream().flatMap(one -> one.rating().stream()).mapToInt(one -> one).average();
        return new Voice(
                departments.getFirst(),
                departments.getLast(),
                said.size(),
                said.stream().filter(one -> one.closed().isEmpty()).count(),
                ratings.isPresent()
                        ? Optional.of(BigDecimal.valueOf(ratings.getAsDouble()))
                        : Optional.empty());
    }
}
