package seihon.docs.text;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import seihon.docs.Yaml;
import seihon.domain.Refusal;
import seihon.web.Dates;

/// Fields of a document in words, for people who do not read YAML: what a field is called and what
/// stands in it. What the product has no word for is called as it is written. People and roles are
/// [Mentions]'.
public final class FieldWords {

    /// Fields that the bundles have a word for, whatever the kind.
    private static final Set<String> KNOWN =
            Set.of(
                    "actions",
                    "aliases",
                    "amount",
                    "at",
                    "attendees",
                    "before_first",
                    "by",
                    "cap",
                    "closed",
                    "column",
                    "columns",
                    "contact",
                    "count",
                    "csv",
                    "data",
                    "date",
                    "deadline",
                    "decisions",
                    "delimiter",
                    "department",
                    "derived_from",
                    "dims",
                    "distinct",
                    "due",
                    "effective_from",
                    "encoding",
                    "enter",
                    "escalate_to",
                    "facts",
                    "format",
                    "from",
                    "goals",
                    "group",
                    "guest",
                    "header",
                    "holidays",
                    "hot",
                    "hours",
                    "id",
                    "key",
                    "kind",
                    "lead",
                    "light",
                    "list_price",
                    "lookup",
                    "loops",
                    "match",
                    "max_age_days",
                    "meaning",
                    "members",
                    "milestones",
                    "on",
                    "opportunity",
                    "optional",
                    "owner",
                    "parent",
                    "path",
                    "people",
                    "rank",
                    "readers",
                    "reference",
                    "require",
                    "review_by",
                    "roles",
                    "row_id",
                    "row_seq",
                    "rules",
                    "sign",
                    "source",
                    "sources",
                    "sponsor",
                    "stages",
                    "subject",
                    "title",
                    "to",
                    "touch",
                    "type",
                    "units",
                    "until",
                    "what",
                    "when",
                    "working_days",
                    "zone");

    /// By what an item of a list is called, the first it has.
    private static final List<String> CALLED = List.of("title", "what", "name", "id");

    private static final Pattern BUSINESS_DAYS = Pattern.compile("([0-9]{1,3})bd");
    private static final int MOST_ITEMS = 20;

    private FieldWords() {}

    public static Refusal name(String field) {
        return name(field, false);
    }

    /// The unit of a person is where they belong, that of everything else what it is counted in.
    private static Refusal name(String field, boolean ofPerson) {
        if (field.equals("unit")) {
            return Refusal.of(ofPerson ? "docs.field-name.unit" : "docs.field-name.measure");
        }
        return KNOWN.contains(field)
                ? Refusal.of("docs.field-name." + field.replace('_', '-'))
                : Refusal.of("docs.field-name.other", field);
    }

    /// 区切り「試作機の評価」の期限
    public static Refusal label(FieldChange field) {
        var ofPerson = field.steps().getFirst().equals("people");
        var label = name(field.steps().getFirst());
        for (int i = 1; i < field.steps().size(); i++) {
            var item = field.items().get(i);
            label =
                    item.isEmpty()
                            ? Refusal.of(
                                    "docs.field-name.of",
                                    label,
                                    name(field.steps().get(i), ofPerson))
                            : Refusal.of("docs.field-name.item", label, item);
        }
        return label;
    }

    /// What an item of a list is called: its title, else what is to be done, its name, its id.
    public static Optional<String> called(Yaml.Mapping item) {
        return CALLED.stream().flatMap(field -> text(item, field).stream()).findFirst();
    }

    private static Optional<String> text(Yaml.Mapping item, String field) {
        return item.text(field).or(() -> item.mapping(field).flatMap(title -> title.text("ja")));
    }

    public static Refusal value(Yaml value) {
        return switch (value) {
            case Yaml.Mapping mapping when isTitle(mapping) ->
                    plain(mapping.text("ja").or(() -> mapping.text("en")).orElse(""));
            case Yaml.Mapping(var fields, _, _) ->
                    joined(
                            fields.entrySet().stream()
                                    .map(field -> pair(field, fields.containsKey("roles")))
                                    .limit(MOST_ITEMS)
                                    .toList());
            case Yaml.Sequence(var items, _, _) ->
                    joined(items.stream().map(FieldWords::value).limit(MOST_ITEMS).toList());
            case Yaml.Text(var text, _, _) -> text(text);
            case Yaml.Numeral(var number, _, _) -> plain(YamlText.plain(number));
            case Yaml.Flag(var flag, _, _) ->
                    Refusal.of(flag ? "docs.field-value.yes" : "docs.field-value.no");
            case Yaml.Nothing _ -> plain("");
        };
    }

    private static Refusal pair(Map.Entry<String, Yaml> field, boolean ofPerson) {
        return Refusal.of(
                "docs.field-value.pair", name(field.getKey(), ofPerson), value(field.getValue()));
    }

    /// A text that was found, put into words where it is a date, a span of time, or a party.
    public static Refusal text(String text) {
        var days = BUSINESS_DAYS.matcher(text);
        if (days.matches()) {
            return Refusal.of("docs.field-value.business-days", Integer.parseInt(days.group(1)));
        }
        return date(text)
                .map(Dates::on)
                .or(() -> hours(text))
                .orElseGet(() -> Mentions.party(text));
    }

    private static Optional<Refusal> hours(String text) {
        if (!text.matches("PT[0-9]{1,4}H")) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of("docs.field-value.hours", Duration.parse(text).toHours()));
    }

    private static Optional<LocalDate> date(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    public static boolean isTitle(Yaml.Mapping mapping) {
        return Set.of("ja", "en").containsAll(mapping.fields().keySet());
    }

    /// a、b、c
    public static Refusal joined(List<Refusal> parts) {
        return parts.stream()
                .reduce((before, next) -> Refusal.of("docs.list.two", before, next))
                .orElseGet(() -> plain(""));
    }

    public static Refusal plain(String text) {
        return Refusal.of("docs.field-value.text", text);
    }

    /// +13.5 · −33.3, in percent.
    static String signed(BigDecimal percent) {
        return (percent.signum() < 0 ? "−" : "+") + percent.abs().toPlainString();
    }
}
