package seihon.connectors.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seihon.connectors.Mapping;
import seihon.connectors.Reference;
import seihon.docs.Documents.Loaded;
import seihon.ledger.Translator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds the mapping of an entry and reads the entry by it.
final class MappingReader implements Translator.Reader {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .build();

    private final Map<String, RowRules> bySource = new HashMap<>();
    private final List<Ready> events;
    private final Map<String, Loaded<Reference>> references;

    /// `references` by their ledger source.
    MappingReader(List<Ready> mappings, Map<String, Loaded<Reference>> references) {
        this.references = Map.copyOf(references);
        this.events = mappings.stream().filter(one -> one.mapping.match().isPresent()).toList();
        mappings.stream()
                .filter(one -> one.mapping.match().isEmpty())
                .forEach(one -> bySource.putIfAbsent(one.mapping.source(), one.rules));
    }

    record Ready(Mapping mapping, RowRules rules) {}

    @Override
    public Translator.Reading read(Translator.Received entry) {
        return switch (entry.kind()) {
            case ROW -> row(entry, JSON.readTree(entry.payload()));
            case EVENT -> event(entry, JSON.readTree(entry.payload()));
            case FACT ->
                    Sources.states(entry.source())
                            ? ManualRules.read(entry, JSON.readTree(entry.payload()))
                            : new Translator.Reading.Nothing();
            case DECISION -> new Translator.Reading.Nothing();
        };
    }

    private Translator.Reading row(Translator.Received entry, JsonNode payload) {
        var reference = references.get(entry.source());
        if (reference != null) {
            return ReferenceRules.reading(reference.value(), reference.revision().name(), payload);
        }
        var rules = Optional.ofNullable(bySource.get(entry.source()));
        return rules.map(one -> read(entry, payload, one, columns(payload)))
                .orElseGet(() -> noMapping(entry.source()));
    }

    private static Row columns(JsonNode payload) {
        return Row.OfColumns.of(payload.path("row"), payload.path("line").asLong(0));
    }

    private Translator.Reading event(Translator.Received entry, JsonNode payload) {
        var source = payload.path("source").asString("");
        var type = payload.path("type").asString("");
        return events.stream()
                .filter(one -> matches(one.mapping.match().orElseThrow(), source, type))
                .findFirst()
                .map(one -> read(entry, payload, one.rules, content(payload)))
                .orElseGet(() -> broken(payload).orElseGet(() -> noMapping(type)));
    }

    private static boolean matches(Mapping.Match match, String source, String type) {
        return match.source().map(source::equals).orElse(true)
                && match.type().map(type::equals).orElse(true);
    }

    private static Row content(JsonNode payload) {
        return new Row.OfJson(payload.path("data"), payload.path("time").asString(""));
    }

    private static Translator.Reading read(
            Translator.Received entry, JsonNode payload, RowRules rules, Row row) {
        return broken(payload).orElseGet(() -> rules.read(entry, row));
    }

    private static Optional<Translator.Reading> broken(JsonNode payload) {
        try {
            Broken.mustBeNone(payload);
            return Optional.empty();
        } catch (Unreadable why) {
            return Optional.of(why.quarantine(""));
        }
    }

    private static Translator.Reading noMapping(String found) {
        return new Unreadable("no-mapping", "", found).quarantine("");
    }
}
