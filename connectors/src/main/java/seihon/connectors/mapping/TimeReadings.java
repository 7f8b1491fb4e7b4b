package seihon.connectors.mapping;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a time whose format the mapping does not name: every usual way is tried, and only what all
/// fitting ways read alike is read at all.
public final class TimeReadings {

    private static final List<String> DATES =
            List.of(
                    "yyyy/M/d",
                    "d/M/yyyy",
                    "M/d/yyyy",
                    "yyyy-M-d",
                    "d-M-yyyy",
                    "M-d-yyyy",
                    "yyyy.M.d",
                    "d.M.yyyy",
                    "M.d.yyyy",
                    "yyyyMMdd",
                    "yyyy年M月d日",
                    "GGGGy年M月d日",
                    "GGGGGy.M.d",
                    "GGGGGy/M/d",
                    "d MMM yyyy",
                    "MMM d, yyyy");
    private static final List<String> SHORT_DATES =
            List.of("yy/M/d", "d/M/yy", "M/d/yy", "yy-M-d", "d-M-yy", "yy.M.d", "d.M.yy");
    private static final List<String> TIMES = List.of("", " H:mm", " H:mm:ss");
    private static final String FIRST_YEAR = "元年";
    private static final int CENTURY_YEARS = 100;

    private static final Map<String, TimePattern> USUAL = usual();

    /// Years of two digits: nothing says which century.
    private static final Map<String, TimePattern> SHORT = patterns(SHORT_DATES);

    private TimeReadings() {}

    private static Map<String, TimePattern> usual() {
        var usual = new LinkedHashMap<String, TimePattern>();
        usual.put(TimePattern.ISO, TimePattern.of(TimePattern.ISO));
        usual.putAll(patterns(DATES));
        return usual;
    }

    private static Map<String, TimePattern> patterns(List<String> dates) {
        var patterns = new LinkedHashMap<String, TimePattern>();
        for (var date : dates) {
            for (var time : TIMES) {
                patterns.put(date + time, TimePattern.of(date + time));
            }
        }
        return patterns;
    }

    /// A way to read a text, and what it gives.
    public record Reading(String format, Instant at) {}

    /// What a text can mean, each meaning once with the first format that gives it: none, one, or
    /// several when it is ambiguous. Full-width digits are read like others.
    public static List<Reading> of(String text, ZoneId zone) {
        var plain = plain(text);
        var readings = new ArrayList<Reading>();
        USUAL.forEach((format, pattern) ->
                pattern.read(plain, zone).ifPresent(at -> add(readings, format, at)));
        SHORT.forEach((format, pattern) ->
                pattern.read(plain, zone)
                        .ifPresent(at -> {
                            add(readings, format, at);
                            add(readings, format, aCenturyEarlier(at, zone));
                        }));
        return readings;
    }

    private static void add(List<Reading> readings, String format, Instant at) {
        if (readings.stream().noneMatch(one -> one.at().equals(at))) {
            readings.add(new Reading(format, at));
        }
    }

    private static Instant aCenturyEarlier(Instant at, ZoneId zone) {
        return at.atZone(zone).minusYears(CENTURY_YEARS).toInstant();
    }

    /// The formats in which all these texts can be read, one for each meaning: several when nothing
    /// in the texts decides between them.
    public static List<String> formats(List<String> texts, ZoneId zone) {
        var byMeaning = new LinkedHashMap<List<Instant>, String>();
        var all = new LinkedHashMap<>(USUAL);
        all.putAll(SHORT);
        all.forEach((format, pattern) -> {
            var meaning =
                    texts.stream()
                            .flatMap(text -> pattern.read(plain(text), zone).stream())
                            .toList();
            if (!texts.isEmpty() && meaning.size() == texts.size()) {
                byMeaning.putIfAbsent(meaning, format);
            }
        });
        return List.copyOf(byMeaning.values());
    }

    /// By a given pattern; a value with full-width digits is tried again with plain ones.
    static Optional<Instant> by(TimePattern pattern, String text, ZoneId zone) {
        var stripped = text.strip();
        return pattern.read(stripped, zone).or(() -> pattern.read(plain(stripped), zone));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).replace(FIRST_YEAR, "1年");
    }
}
