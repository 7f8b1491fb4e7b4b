package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import seihon.ledger.Fact;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.web.RefusedRequest;

/// Reads what a request asks. A parameter that means nothing else is a dimension.
final class Parameters {

    private static final Set<String> KNOWN =
            Set.of(
                    "from",
                    "to",
                    "grain",
                    "by",
                    "zone",
                    "as_of",
                    "from_stage",
                    "to_stage",
                    "basis",
                    "within_days",
                    "unit",
                    "at",
                    "limit_days",
                    "list",
                    "target",
                    "lang");

    private static final Set<String> LISTS = Set.of("by", "limit_days");

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");

    /// More than any company is old; thousands of years ago is no moment of the database.
    private static final int MOST_DAYS = 99_999;

    private static final Pattern DAYS = Pattern.compile("[0-9]{1,5}");

    private final MultiValueMap<String, String> given;

    /// Throws [RefusedRequest] for one that is given twice: only lists may be.
    Parameters(MultiValueMap<String, String> given) {
        given.forEach((name, values) -> {
            if (values.size() > 1 && !LISTS.contains(name)) {
                throw new RefusedRequest("web.problem.parameter-twice-invalid", name);
            }
        });
        this.given = given;
    }

    FunnelQuestion question(String model, Grain usual) {
        return new FunnelQuestion(
                model,
                text("from"),
                text("to"),
                choice("grain", Grain.class).orElse(usual),
                list("by"),
                filters(),
                zone(),
                asOf());
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.getFirst(name)).filter(text -> !text.isBlank());
    }

    String needed(String name) {
        return text(name)
                .orElseThrow(
                        () -> new RefusedRequest("revenue.question.parameter-malformed", name));
    }

    private List<String> list(String name) {
        var written =
                given.getOrDefault(name, List.of()).stream()
                        .filter(text -> !text.isBlank())
                        .toList();
        var items =
                written.stream()
                        .flatMap(text -> Stream.of(text.split(",")))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
        var isTwice = new HashSet<>(items).size() < items.size();
        if (isTwice || items.isEmpty() != written.isEmpty()) {
            throw new RefusedRequest(
                    "revenue.question.list-invalid", name, String.join(",", written));
        }
        return items;
    }

    private Map<String, String> filters() {
        var filters = new TreeMap<String, String>();
        given.forEach((name, values) -> {
            if (!KNOWN.contains(name)) {
                filters.put(name, values.getFirst());
            }
        });
        return filters;
    }

    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        var written = text(name);
        var choice = written.flatMap(word -> Words.parse(type, word));
        if (written.isPresent() && choice.isEmpty()) {
            var known = Stream.of(type.getEnumConstants()).map(Words::lower).toList();
            throw new RefusedRequest(
                    "revenue.question.choice-invalid",
                    name,
                    written.get(),
                    String.join(", ", known));
        }
        return choice;
    }

    private Optional<ZoneId> zone() {
        try {
            return text("zone").map(ZoneId::of);
        } catch (DateTimeException unknown) {
            throw new RefusedRequest("revenue.question.zone-invalid", text("zone").orElse(""));
        }
    }

    private OptionalLong asOf() {
        var written = text("as_of");
        if (written.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!SIZE.matcher(written.get()).matches()) {
            throw new RefusedRequest("revenue.question.number-invalid", "as_of", written.get());
        }
        return OptionalLong.of(Long.parseLong(written.get()));
    }

    OptionalInt days(String name) {
        var written = text(name);
        return written.isEmpty() ? OptionalInt.empty() : OptionalInt.of(days(name, written.get()));
    }

    /// An exact amount, not negative.
    Optional<BigDecimal> amount(String name) {
        var written = text(name).map(text -> text.replace(",", ""));
        if (written.isPresent() && !AMOUNT.matcher(written.get()).matches()) {
            throw new RefusedRequest("revenue.question.amount-invalid", name, written.get());
        }
        return written.map(BigDecimal::new);
    }

    List<Integer> manyDays(String name) {
        return list(name).stream().map(text -> days(name, text)).distinct().sorted().toList();
    }

    private static int days(String name, String text) {
        if (!DAYS.matcher(text).matches()) {
            throw new RefusedRequest("revenue.question.days-invalid", name, text, MOST_DAYS);
        }
        return Integer.parseInt(text);
    }

    /// A moment, or the end of a day in `zone`. A plus sign that nobody encoded arrives as a space.
    Optional<Instant> moment(String name, ZoneId zone) {
        var moment = text(name).map(text -> instant(text.replace(' ', '+'), zone));
        if (moment.isPresent() && !Fact.isMoment(moment.get())) {
            throw new RefusedRequest("revenue.question.moment-invalid", text(name).orElse(""));
        }
        return moment;
    }

    private static Instant instant(String text, ZoneId zone) {
        try {
            return text.length() == 10
                    ? Window.lastBefore(LocalDate.parse(text).plusDays(1), zone)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new RefusedRequest("revenue.question.moment-invalid", text);
        }
    }
}
