package seihon.people.org;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.people.org.CalendarDocument.Closed;

/// `kind: calendar`: working days and hours, public holidays, closed days. Deadlines in business
/// days (`3bd`) are counted with it.
@Component
class CalendarKind implements FramedKind<CalendarDocument> {

    private static final String SCHEMA =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object",
             "properties": {
               "zone": {"type": "string"},
               "working_days": {"type": "array", "minItems": 1, "uniqueItems": true,
                 "items": {"enum": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}},
               "hours": {"type": "object", "required": ["from", "to"], "additionalProperties": false,
                 "properties": {
                   "from": {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"},
                   "to": {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}}},
               "holidays": {"enum": ["japan", "none"]},
               "closed": {"type": "array", "maxItems": 500, "items": {
                 "type": "object", "additionalProperties": false,
                 "anyOf": [{"required": ["date"]}, {"required": ["from", "to"]}],
                 "properties": {
                   "date": {"type": "string", "format": "date"},
                   "from": {"type": "string", "format": "date"},
                   "to": {"type": "string", "format": "date"},
                   "title": {}}}}}}
            """;

    private static final KindFrame<CalendarDocument> FRAME =
            KindFrame.yaml("calendar", CalendarDocument.class, "role:admin", SCHEMA);

    private static final Map<String, DayOfWeek> DAYS =
            Map.of(
                    "mon", DayOfWeek.MONDAY,
                    "tue", DayOfWeek.TUESDAY,
                    "wed", DayOfWeek.WEDNESDAY,
                    "thu", DayOfWeek.THURSDAY,
                    "fri", DayOfWeek.FRIDAY,
                    "sat", DayOfWeek.SATURDAY,
                    "sun", DayOfWeek.SUNDAY);

    @Override
    public KindFrame<CalendarDocument> frame() {
        return FRAME;
    }

    @Override
    public Reading<CalendarDocument> read(SourceDocument document) {
        var reader = new Reader(document);
        var hours = document.front().mapping("hours");
        var starts = hours.flatMap(row -> time(reader, row, "from"));
        var ends = hours.flatMap(row -> time(reader, row, "to"));
        var usual = CalendarDocument.USUAL;
        var from = starts.orElse(usual.dayStarts());
        var to = ends.orElse(usual.dayEnds());
        if (!from.isBefore(to)) {
            reader.wrong(
                    hours.map(Yaml.class::cast).orElse(document.front()),
                    "people.org.hours-invalid",
                    from,
                    to);
        }
        return reader.answer(
                new CalendarDocument(
                        zone(reader, document),
                        workingDays(document),
                        from,
                        to,
                        !document.front().text("holidays").equals(Optional.of("none")),
                        closed(reader)));
    }

    private static Optional<ZoneId> zone(Reader reader, SourceDocument document) {
        var text = document.front().text("zone");
        try {
            return text.map(ZoneId::of);
        } catch (DateTimeException unknown) {
            reader.wrong(
                    document.front().field("zone").orElse(document.front()),
                    "people.org.zone-invalid",
                    text.orElse(""));
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(Reader reader, Yaml.Mapping row, String field) {
        try {
            return row.text(field).map(LocalTime::parse);
        } catch (DateTimeException wrong) {
            reader.wrong(row, "people.org.time-invalid", row.text(field).orElse(""));
            return Optional.empty();
        }
    }

    private static Set<DayOfWeek> workingDays(SourceDocument document) {
        var named =
                document.front().items("working_days").stream()
                        .filter(Yaml.Text.class::isInstance)
                        .flatMap(item ->
                                Optional.ofNullable(DAYS.get(((Yaml.Text) item).value())).stream())
                        .collect(Collectors.toUnmodifiableSet());
        return named.isEmpty() ? CalendarDocument.USUAL.workingDays() : named;
    }

    private static List<Closed> closed(Reader reader) {
        return reader.mappings("closed").stream()
                .flatMap(row -> closed(reader, row).stream())
                .toList();
    }

    private static Optional<Closed> closed(Reader reader, Yaml.Mapping row) {
        var date = reader.day(row, "date");
        if (date.isPresent()) {
            return date.map(day -> new Closed(day, day));
        }
        var from = reader.day(row, "from");
        var to = reader.day(row, "to");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (to.get().isBefore(from.get())) {
            reader.wrong(row, "people.org.closed-invalid", from.get(), to.get());
            return Optional.empty();
        }
        return Optional.of(new Closed(from.get(), to.get()));
    }
}
