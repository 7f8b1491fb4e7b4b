package seihon.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import seihon.domain.Refusal;

/// Dates, times, periods and sentences as the reader of this page or mail expects them, near ones
/// in words (今日 18:00まで, 5日前から). `@formats` in templates; [#of] for mails. Numbers are [Figures]'
/// and reached from here.
public final class Formats {

    private static final LocalTime NOON = LocalTime.NOON;
    private static final int COUNTED_DAYS = 13;
    private static final int WARNING_DAYS = 4;
    private static final long MINUTES_PER_HOUR = 60;

    private final Words words;
    private final Supplier<Reader> reader;

    public Formats(Words words, Supplier<Reader> reader) {
        this.words = words;
        this.reader = reader;
    }

    /// Who reads, where and when.
    public record Reader(Locale language, ZoneId zone, Instant now) {

        boolean english() {
            return language.getLanguage().equals("en");
        }
    }

    public static Formats of(Words words, Reader reader) {
        return new Formats(words, () -> reader);
    }

    public String text(Refusal message) {
        return words.text(message, reader.get().language());
    }

    /// 2026年11月20日（金） · Fri 20 Nov 2026
    public String date(LocalDate date) {
        return pattern("yyyy年M月d日（E）", "E d MMM yyyy").format(date);
    }

    public String date(Instant at) {
        return date(local(at).toLocalDate());
    }

    /// 2026年11月20日 · 20 Nov 2026, from a day as it stands in rows (2026-11-20).
    public String plain(String day) {
        return text(Dates.plain(LocalDate.parse(day)));
    }

    /// 11月20日（金） · Fri 20 Nov; with the year when it is not this one.
    public String day(LocalDate date) {
        if (date.getYear() != today().getYear()) {
            return date(date);
        }
        return pattern("M月d日（E）", "E d MMM").format(date);
    }

    public String day(Instant at) {
        return day(local(at).toLocalDate());
    }

    /// 8:40
    public String time(Instant at) {
        return DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).format(local(at));
    }

    /// 今日 8:40 · 昨日 14:12 · 11月19日 14:12 · 2025年11月19日 14:12; the start of a day is the day: most
    /// of what stands there came with a date only.
    public String at(Instant at) {
        var isDay = local(at).toLocalTime().equals(LocalTime.MIDNIGHT);
        return isDay ? dayOf(at) : say("web.format.at", dayOf(at), time(at));
    }

    /// 今日 · 昨日 · 11月19日 · 2025年11月19日
    private String dayOf(Instant at) {
        var date = local(at).toLocalDate();
        var daysAgo = ChronoUnit.DAYS.between(date, today());
        if (daysAgo == 0) {
            return say("web.format.today");
        }
        if (daysAgo == 1) {
            return say("web.format.yesterday");
        }
        var sameYear = date.getYear() == today().getYear();
        return pattern(sameYear ? "M月d日" : "yyyy年M月d日", sameYear ? "d MMM" : "d MMM yyyy")
                .format(date);
    }

    /// 今日 18:00まで · 明日 9:00まで · 11月24日（火）まで · 11月18日（水）に期限切れ
    public String due(Instant deadline) {
        var days = ChronoUnit.DAYS.between(today(), local(deadline).toLocalDate());
        if (deadline.isBefore(reader.get().now())) {
            return say("web.format.due.past", days == 0 ? time(deadline) : day(deadline));
        }
        if (days == 0) {
            return say("web.format.due.today", time(deadline));
        }
        if (days == 1) {
            return say("web.format.due.tomorrow", time(deadline));
        }
        return say("web.format.due", day(deadline));
    }

    public String due(Optional<Instant> deadline) {
        return deadline.map(this::due).orElseGet(() -> say("web.format.due.none"));
    }

    /// How near it is: `bad` today or past, `warn` within four days, else empty. A class beside the
    /// words, never instead of them.
    public String dueTone(Optional<Instant> deadline) {
        if (deadline.isEmpty()) {
            return "";
        }
        var days = ChronoUnit.DAYS.between(today(), local(deadline.get()).toLocalDate());
        return days <= 0 ? "bad" : days <= WARNING_DAYS ? "warn" : "";
    }

    /// 12分前から · 今朝から · 今日から · 昨日から · 5日前から · 11月3日（火）から
    public String since(Instant at) {
        var then = local(at);
        var days = ChronoUnit.DAYS.between(then.toLocalDate(), today());
        if (days <= 0) {
            return sinceToday(at, then);
        }
        if (days == 1) {
            return say("web.format.since.yesterday");
        }
        return days <= COUNTED_DAYS
                ? say("web.format.since.days", days)
                : say("web.format.since.date", day(at));
    }

    private String sinceToday(Instant at, ZonedDateTime then) {
        var minutes = Math.max(1, Duration.between(at, reader.get().now()).toMinutes());
        if (minutes < 60) {
            return say("web.format.since.minutes", minutes);
        }
        var morning = then.toLocalTime().isBefore(NOON);
        return say(morning ? "web.format.since.morning" : "web.format.since.today");
    }

    /// 8〜10月 · 2025年12月〜2026年1月 · Aug–Oct 2026; both ends included.
    public String period(YearMonth from, YearMonth to) {
        var english = reader.get().english();
        var sameYear = from.getYear() == to.getYear();
        if (english) {
            var start = pattern("", sameYear ? "MMM" : "MMM yyyy").format(from);
            return start + "–" + pattern("", "MMM yyyy").format(to);
        }
        var thisYear = sameYear && to.getYear() == today().getYear();
        if (thisYear) {
            return from.getMonthValue() + "〜" + to.getMonthValue() + "月";
        }
        var end = pattern(sameYear ? "M月" : "yyyy年M月", "").format(to);
        return pattern("yyyy年M月", "").format(from) + "〜" + end;
    }

    /// 1,240
    public String number(long number) {
        return figures().number(number);
    }

    /// +13 · −18 · ±0
    public String delta(long difference) {
        return figures().delta(difference);
    }

    /// A percentage with one decimal: 71.9％ · 71.9%
    public String percent(BigDecimal percentage) {
        return figures().percent(percentage);
    }

    /// Yen for reading: 12,000円, 1,240万円, 2億1,840万円 (rounded to 万円 from a million on, in English to
    /// ¥10,000).
    public String yen(BigDecimal amount) {
        return figures().yen(amount);
    }

    /// A number with what it counts: 1,240万円 · USD 1,240 · 72件 · 71.9％ · 7.4日 · 27.3時間. `unit` is a
    /// currency, `count`, `rate` (0…1), `points` (the difference of two rates), `days`, `hours`,
    /// `minutes`, or empty for a plain number.
    public String figure(BigDecimal number, String unit) {
        return switch (unit) {
            case "JPY" -> yen(number);
            case "rate" -> percent(number.movePointRight(2));
            case "" -> figures().decimal(number);
            case "points" ->
                    say("web.format.unit.points", figures().decimal(number.movePointRight(2)));
            case "minutes" -> minutes(number);
            case "count", "days", "hours" ->
                    say("web.format.unit." + unit, figures().decimal(number));
            default -> unit + " " + figures().decimal(number);
        };
    }

    /// 45分 · 8時間10分: whole minutes.
    private String minutes(BigDecimal number) {
        var minutes = number.setScale(0, RoundingMode.HALF_UP).longValue();
        var hours = minutes / MINUTES_PER_HOUR;
        return hours == 0
                ? say("web.format.unit.minutes", number(minutes))
                : say("web.format.unit.hours-minutes", number(hours), minutes % MINUTES_PER_HOUR);
    }

    /// The same where people add up: amounts are never rounded (7,920,000円).
    public String exact(BigDecimal number, String unit) {
        return unit.equals("JPY") ? figures().exactYen(number) : figure(number, unit);
    }

    /// 日本円 · Japanese Yen; a code that names no currency as it is.
    public String currency(String code) {
        try {
            return Currency.getInstance(code).getDisplayName(reader.get().language());
        } catch (IllegalArgumentException unknown) {
            return code;
        }
    }

    /// 日本時間 · Japan Time: the zone that periods are cut in, by its IANA name.
    public String zone(String zone) {
        return ZoneId.of(zone).getDisplayName(TextStyle.FULL, reader.get().language());
    }

    /// 740 KB · 1.2 MB
    public String bytes(long bytes) {
        return figures().bytes(bytes);
    }

    private Figures figures() {
        return new Figures(reader.get().english());
    }

    private LocalDate today() {
        return local(reader.get().now()).toLocalDate();
    }

    private ZonedDateTime local(Instant at) {
        return at.atZone(reader.get().zone());
    }

    private DateTimeFormatter pattern(String japanese, String english) {
        return reader.get().english()
                ? DateTimeFormatter.ofPattern(english, Locale.UK)
                : DateTimeFormatter.ofPattern(japanese, Locale.JAPAN);
    }

    private String say(String key, Object... arguments) {
        return words.text(key, reader.get().language(), arguments);
    }
}
