package seihon.connectors.mapping;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import seihon.ledger.Fact;

/// One way to read a time: a java.time pattern, or `iso`. Strict: 30 February is no day. A date
/// alone is the start of that day in the zone; a time without offset is meant in the zone (the
/// earlier one when clocks were set back, moved on when they were set forward). A pattern with an
/// era (`GGGGy年M月d日`) is read by the Japanese calendar.
final class TimePattern {

    static final String ISO = "iso";

    /// How programs write a moment; `9` is a digit.
    private static final String PLAIN_ISO = "9999-99-99T99:99:99Z";

    private static final DateTimeFormatter ISO_FORMAT =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("['T'][ ]")
                    .appendPattern("HH:mm[:ss]")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH:MM", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HHmm", "Z")
                    .optionalEnd()
                    .optionalEnd()
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT)
                    .withChronology(IsoChronology.INSTANCE);

    private static final ZonedDateTime EXAMPLE =
            ZonedDateTime.of(2026, 11, 21, 12, 34, 56, 0, ZoneId.of("Asia/Tokyo"));

    private final String written;
    private final DateTimeFormatter formatter;

    private TimePattern(String written, DateTimeFormatter formatter) {
        this.written = written;
        this.formatter = formatter;
    }

    /// Throws [IllegalArgumentException] when java.time does not know the pattern.
    static TimePattern of(String written) {
        if (written.equals(ISO)) {
            return new TimePattern(written, ISO_FORMAT);
        }
        var hasEra = hasLetter(written, 'G');
        var chronology = hasEra ? JapaneseChronology.INSTANCE : IsoChronology.INSTANCE;
        var formatter =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(hasEra ? written : withProlepticYears(written))
                        .toFormatter(hasEra ? Locale.JAPAN : Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT)
                        .withChronology(chronology);
        return new TimePattern(written, formatter);
    }

    /// Whether java.time knows the pattern and it says a whole date.
    static boolean isValid(String written) {
        try {
            var pattern = of(written);
            var zone = EXAMPLE.getZone();
            return pattern.read(pattern.formatter.format(EXAMPLE), zone).isPresent();
        } catch (IllegalArgumentException | DateTimeException unknown) {
            return false;
        }
    }

    private static boolean hasLetter(String pattern, char letter) {
        var quoted = false;
        for (var i = 0; i < pattern.length(); i++) {
            quoted ^= pattern.charAt(i) == '\'';
            if (!quoted && pattern.charAt(i) == letter) {
                return true;
            }
        }
        return false;
    }

    /// `y` is a year of an era, which strict reading does not accept alone; people mean `u`.
    private static String withProlepticYears(String pattern) {
        var text = new StringBuilder(pattern);
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '\'';
            if (!quoted && text.charAt(i) == 'y') {
                text.setCharAt(i, 'u');
            }
        }
        return text.toString();
    }

    /// Empty when the text is no such time, or none that a fact may have. Must be without blanks
    /// around it.
    Optional<Instant> read(String text, ZoneId zone) {
        var read =
                written.equals(ISO) && hasShape(text, PLAIN_ISO)
                        ? plainIso(text)
                        : byFormatter(text, zone);
        return read.filter(Fact::isMoment);
    }

    private static boolean hasShape(String text, String shape) {
        if (text.length() != shape.length()) {
            return false;
        }
        for (var i = 0; i < shape.length(); i++) {
            var unit = text.charAt(i);
            var fits =
                    shape.charAt(i) == '9' ? unit >= '0' && unit <= '9' : unit == shape.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// The same as the formatter gives, which tries every optional part and takes most of the time
    /// of a long file.
    private static Optional<Instant> plainIso(String text) {
        try {
            var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            var time =
                    LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
            return Optional.of(LocalDateTime.of(day, time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException no) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int until) {
        return Integer.parseInt(text, from, until, 10);
    }

    private Optional<Instant> byFormatter(String text, ZoneId zone) {
        var end = new ParsePosition(0);
        if (formatter.parseUnresolved(text, end) == null || end.getIndex() < text.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(instant(formatter.parse(text), zone));
        } catch (DateTimeException no) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
        var day = LocalDate.from(parsed);
        var time = parsed.query(TemporalQueries.localTime());
        var given = parsed.query(TemporalQueries.zone());
        if (time == null) {
            return day.atStartOfDay(given == null ? zone : given).toInstant();
        }
        return LocalDateTime.of(day, LocalTime.from(parsed))
                .atZone(given == null ? zone : given)
                .toInstant();
    }

    @Override
    public String toString() {
        return written;
    }
}
