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

/// The cases behind the counts of unusual moves.
@Component
class ListDesk {

    static final int MOST = 200;

    private final Funnel funnel;

    ListDesk(Funnel funnel) {
        this.funnel = funnel;
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

    record Row(Optional<String> from, String to, Listed move) {}

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
        return new View(
                word(listing),
                Arrays.stream(Listing.values())
                        .map(each ->
                                new Kind(word(each), ground.question().list(each), each == listing))
                        .toList(),
                moves.stream().limit(MOST).map(move -> row(ground, move)).toList(),
                moves.stream().map(Listed::caseId).distinct().count(),
                moves.size(),
                Math.max(0, moves.size() - MOST),
                moves.size() == Funnel.MOST_LISTED,
                moves.stream().limit(MOST).anyMatch(move -> move.nth() > 1),
                ground.model().unit().orElse(""),
                ground.question().csv("cases", ground.months(), Map.of("list", word(listing))));
    }

    private static Row row(Ground ground, Listed move) {
        return new Row(
                move.from().map(from -> title(ground, from)), title(ground, move.to()), move);
    }

    private static String title(Ground ground, String stage) {
        return ground.model()
                .stage(stage)
                .map((StageModel.Stage found) -> found.title(ground.visit().language()))
                .orElse(stage);
    }
}
