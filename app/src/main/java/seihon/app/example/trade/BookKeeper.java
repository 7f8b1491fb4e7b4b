package seihon.app.example.trade;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Writes what happened into the company's books. Nothing is written about the future. A few deal
/// rows are entered late, a few by somebody in a hurry.
final class BookKeeper {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
    private static final Charset WINDOWS = Charset.forName("windows-31j");
    private static final double LATE = 0.02;
    private static final double HURRIED = 0.004;
    private static final int SHOWN_LATE = 40;

    /// The share of leads that ask for a product under its former name, which no list has.
    private static final double FORMER = 0.01;

    private final LocalDateTime now;
    private final ZoneId zone;
    private final SplittableRandom random;
    private final List<Line> leads = new ArrayList<>();
    private final List<Line> calls = new ArrayList<>();
    private final List<Line> deals = new ArrayList<>();
    private final List<Line> lateDeals = new ArrayList<>();
    private final List<Line> slips = new ArrayList<>();
    private final List<Line> diary = new ArrayList<>();
    private final List<Books.Event> events = new ArrayList<>();
    private int cases;

    BookKeeper(LocalDate today, ZoneId zone, SplittableRandom random) {
        this.now = today.atStartOfDay();
        this.zone = zone;
        this.random = random;
    }

    private record Line(LocalDateTime at, String text) {}

    /// One lead as marketing writes it down.
    record Lead(
            LocalDateTime at,
            String company,
            String channel,
            String campaign,
            String segment,
            String product,
            boolean brochure) {}

    /// One thing that happened to a case; `amount` in yen, 0 for none.
    record Deal(
            String caseId,
            LocalDateTime at,
            String event,
            long amount,
            String owner,
            String product,
            String reason) {}

    LocalDate today() {
        return now.toLocalDate();
    }

    private boolean isOver(LocalDateTime at) {
        return !at.isBefore(now);
    }

    /// Answers the number of the new case.
    String lead(Lead lead) {
        var id = "A%05d".formatted(++cases);
        leads.add(
                new Line(
                        lead.at,
                        csv(
                                "L%05d".formatted(cases),
                                id,
                                MINUTE.format(lead.at),
                                lead.company,
                                lead.channel,
                                lead.campaign,
                                lead.segment,
                                random.nextDouble() < FORMER ? lead.product + "（旧）" : lead.product,
                                lead.brochure ? "はい" : "いいえ")));
        return id;
    }

    void call(String caseId, LocalDateTime at, String result, String owner) {
        if (!isOver(at)) {
            calls.add(new Line(at, csv(caseId, MINUTE.format(at), result, owner)));
        }
    }

    void deal(Deal deal) {
        if (isOver(deal.at)) {
            return;
        }
        var line = new Line(deal.at, row(deal));
        var isLate = random.nextDouble() < LATE && deal.at.isBefore(now.minusDays(SHOWN_LATE));
        (isLate ? lateDeals : deals).add(line);
    }

    private String row(Deal deal) {
        var hurried = random.nextDouble() < HURRIED;
        return csv(
                deal.caseId,
                hurried ? deal.at.getMonthValue() + "月ごろ" : DAY.format(deal.at),
                deal.event,
                deal.amount == 0 ? "" : Long.toString(deal.amount),
                deal.owner,
                deal.product,
                deal.reason);
    }

    /// What one department says about what another handed over, or did about it.
    record Slip(
            String caseId,
            LocalDateTime at,
            String kind,
            String from,
            String to,
            String rating,
            String text,
            String by) {}

    void slip(Slip slip) {
        if (!isOver(slip.at)) {
            var day = DAY.format(slip.at);
            slips.add(
                    new Line(
                            slip.at,
                            csv(
                                    slip.caseId,
                                    day,
                                    slip.kind,
                                    slip.from,
                                    slip.to,
                                    slip.rating,
                                    slip.text,
                                    slip.by)));
        }
    }

    /// Something that explains what a chart does.
    void happened(String model, LocalDateTime at, String what, String by) {
        if (!isOver(at)) {
            diary.add(new Line(at, csv(model, DAY.format(at), what, by)));
        }
    }

    /// `data` are the fields beside the time: name, value, name, value …
    void event(String type, LocalDateTime at, String... data) {
        if (isOver(at)) {
            return;
        }
        var time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
        var json = new StringBuilder("{\"at\":\"").append(time).append('"');
        for (var i = 0; i < data.length; i += 2) {
            json.append(",\"").append(data[i]).append("\":\"").append(data[i + 1]).append('"');
        }
        events.add(new Books.Event("", type, time, json.append('}').toString()));
    }

    Books close() {
        return new Books(List.of(Products.file()), files(), numbered(events));
    }

    private List<Books.File> files() {
        return List.of(
                file("lead-book", "問い合わせ台帳.csv", StandardCharsets.UTF_8, LEADS, sorted(leads)),
                file("call-log", "電話の記録.csv", WINDOWS, CALLS, numbered("C", sorted(calls), 0)),
                file(
                        "deal-book",
                        "案件台帳.csv",
                        StandardCharsets.UTF_8,
                        DEALS,
                        numbered("", sorted(deals), 0)),
                file(
                        "deal-book",
                        "案件台帳_入力もれ分.csv",
                        StandardCharsets.UTF_8,
                        DEALS,
                        numbered("", sorted(lateDeals), deals.size())),
                file(
                        "handover-slips",
                        "引き継ぎ票.csv",
                        StandardCharsets.UTF_8,
                        SLIPS,
                        numbered("", sorted(slips), 0)),
                file(
                        "company-diary",
                        "できごと帳.csv",
                        StandardCharsets.UTF_8,
                        DIARY,
                        numbered("D", sorted(diary), 0)));
    }

    private static final String LEADS = "受付番号,案件番号,受付日時,会社名,経路,施策,業種,商品,資料請求";
    private static final String CALLS = "記録番号,案件番号,日時,結果,担当";
    private static final String SLIPS = "番号,案件番号,日付,種類,から,へ,評価,ひとこと,書いた人";
    private static final String DIARY = "番号,段階モデル,日付,できごと,書いた人";
    private static final String DEALS = "番号,案件番号,日付,出来事,金額,担当,商品,理由";

    private static Books.File file(
            String target, String name, Charset encoding, String header, List<String> lines) {
        return new Books.File(
                target, name, encoding, Stream.concat(Stream.of(header), lines.stream()).toList());
    }

    private static List<String> sorted(List<Line> lines) {
        return lines.stream().sorted(Comparator.comparing(Line::at)).map(Line::text).toList();
    }

    private static List<String> numbered(String prefix, List<String> lines, int after) {
        var numbered = new ArrayList<String>(lines.size());
        for (var line : lines) {
            numbered.add("%s%06d,%s".formatted(prefix, after + numbered.size() + 1, line));
        }
        return numbered;
    }

    private static List<Books.Event> numbered(List<Books.Event> events) {
        var sorted = events.stream().sorted(Comparator.comparing(Books.Event::time)).toList();
        var numbered = new ArrayList<Books.Event>(sorted.size());
        for (var event : sorted) {
            var id = "m%06d".formatted(numbered.size() + 1);
            numbered.add(new Books.Event(id, event.type(), event.time(), event.data()));
        }
        return numbered;
    }

    private static String csv(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.contains(",") ? '"' + cell + '"' : cell)
                .collect(java.util.stream.Collectors.joining(","));
    }
}
