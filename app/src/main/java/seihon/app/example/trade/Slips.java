package seihon.app.example.trade;

import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import seihon.app.example.trade.BookKeeper.Slip;

/// What departments say about what was handed to them, and what became of it.
final class Slips {

    private static final String SAID = "返事";
    private static final String DONE = "対応";

    private static final List<String> TO_INSIDE =
            List.of(
                    "約束どおりの内容でした。",
                    "予算の話がまだでした。",
                    "決める人が同席していませんでした。",
                    "設備の台数がわかっていて助かりました。",
                    "試用の場所の確認がまだでした。");
    private static final List<String> TO_MARKETING =
            List.of(
                    "資料をよく読んでくださっていました。",
                    "名刺だけで、関心は別の商品でした。",
                    "展示会で聞いた価格と違うと言われました。",
                    "導入事例を見てのお問い合わせでした。");
    private static final List<String> ANSWERS =
            List.of("確認の項目に足しました。", "電話の台本を直しました。", "次の展示会から伝え方を変えます。");

    private final BookKeeper books;
    private final SplittableRandom random;

    Slips(BookKeeper books, SplittableRandom random) {
        this.books = books;
        this.random = random;
    }

    /// Field sales about the meeting that inside sales arranged.
    void afterMeeting(String caseId, LocalDateTime at, String field, String inside) {
        if (random.nextDouble() < 0.14) {
            say(new Way(caseId, "PROPOSAL", "OPP", field, inside), at, TO_INSIDE);
        }
    }

    /// Inside sales about the lead that marketing brought.
    void afterCall(String caseId, LocalDateTime at, String inside, String marketer) {
        if (random.nextDouble() < 0.05) {
            say(new Way(caseId, "SQL", "MQL", inside, marketer), at, TO_MARKETING);
        }
    }

    private record Way(String caseId, String from, String to, String by, String other) {}

    /// Most of it is dealt with within two weeks.
    private void say(Way way, LocalDateTime at, List<String> words) {
        var place = random.nextInt(words.size());
        var rating =
                place == 0 || place == words.size() - 2
                        ? 4 + random.nextInt(2)
                        : 2 + random.nextInt(2);
        var said = at.plusDays(1 + random.nextInt(3));
        books.slip(
                new Slip(
                        way.caseId,
                        said,
                        SAID,
                        way.from,
                        way.to,
                        Integer.toString(rating),
                        words.get(place),
                        way.by));
        if (random.nextDouble() < 0.8) {
            var answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
            books.slip(
                    new Slip(
                            way.caseId,
                            said.plusDays(2 + random.nextInt(12)),
                            DONE,
                            way.to,
                            way.from,
                            "",
                            answer,
                            way.other));
        }
    }
}
