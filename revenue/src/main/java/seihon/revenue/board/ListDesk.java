package seihon.revenue.board;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.revenue.Funnel;
import seihon.revenue.Funnel.Listing;
import seihon.revenue.FunnelRow.Listed;
import seihon.revenue.StageModel;
import seihon.revenue.board.BoardDesk.Ground;
import seihon.revenue.funnel.NameStore;

/// The cases behind the counts of unusual moves.
@Component
class ListDesk {

    static final int MOST = 200;

    private final Funnel funnel;
    private final NameStore names;

    ListDesk(Funnel funnel, NameStore names) {
        this.funnel = funnel;
        this.names = names;
    }

    /// `kinds` are the lists there are; `more` moves are not shown, but they are in the file. With
    /// `cut` there are older ones, which neither has. `again`: somebody came a second time.
    record View(
            String word,
            List<Kind> kinds,
            List<Row> rows,
            long cases,
            int moves,
            int more,
            boolean cut,
            boolean again,
            String unit,
            String csv) {}

    record Kind(String word, String address, boolean current) {}

    record Row(String name, Optional<String> from, String to, Listed move) {}

    static Listing listing(Map<String, String> given) {
        return Arrays.stream(Listing.values())
                .filter(each -> word(each).equals(given.get("list")))
                .findFirst()
                .orElse(Listing.OUT_OF_ORDER);
    }

    /// As it is written in addresses and message keys.
    static String word(Listing listing) {
        return listing.name().toLowerCase(Locale.ROOT);
    }

    View lay(Ground ground) {
        var listing = listing(ground.visit().given());
        var question = ground.question().between(ground.months());
        var moves = Answered.rows(funnel.listed(ground.visit().tenant(), question, listing));
        var shown = moves.stream().limit(MOST).toList();
        var called =
                names.names(
                        ground.visit().tenant(),
                        ground.model().id(),
                        shown.stream().map(Listed::caseId).toList());
        return new View(
                word(listing),
                Arrays.stream(Listing.values())
                        .map(each ->
                                new Kind(word(each), ground.question().list(each), each == listing))
                        .toList(),
                shown.stream().map(move -> row(ground, called, move)).toList(),
                moves.stream().map(Listed::caseId).distinct().count(),
                moves.size(),
                Math.max(0, moves.size() - MOST),
                moves.size() == Funnel.MOST_LISTED,
                shown.stream().anyMatch(move -> move.nth() > 1),
                ground.model().unit().orElse(""),
                ground.question().csv("cases", ground.months(), Map.of("list", word(listing))));
    }

    private static Row row(Ground ground, Map<String, String> called, Listed move) {
        return new Row(
                called.getOrDefault(move.caseId(), move.caseId()),
                move.from().map(from -> title(ground, from)),
                title(ground, move.to()),
                move);
    }

    private static String title(Ground ground, String stage) {
        return ground.model()
                .stage(stage)
                .map((StageModel.Stage found) -> found.title(ground.visit().language()))
                .orElse(stage);
    }
}
