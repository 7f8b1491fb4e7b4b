package seihon.connectors.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.connectors.Mapping;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.ProblemList;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;

/// `kind: mapping`. What concerns other documents (a reference that is looked up, a second mapping
/// of the source) is [MappingCheck]'s.
@Component
class MappingKind implements FramedKind<Mapping> {

    private static final String TAB = "\\t";

    /// Differs from windows-31j in characters that Japanese files really use.
    private static final Set<String> MISTAKEN =
            Set.of("shift_jis", "sjis", "shift-jis", "ms_kanji");

    private static final KindFrame<Mapping> FRAME =
            KindFrame.yaml("mapping", Mapping.class, "revenue-ops", MappingSchema.MAPPING);

    @Override
    public KindFrame<Mapping> frame() {
        return FRAME;
    }

    @Override
    public Reading<Mapping> read(SourceDocument document) {
        var front = document.front();
        var problems = new ProblemList(document.path());
        var format = Mapping.Format.valueOf(Fields.text(front, "format").toUpperCase(Locale.ROOT));
        source(front, problems);
        match(front, format, problems);
        var csv = csv(front.mapping("csv"), problems);
        var zone = zone(front, problems);
        var lookups = lookups(front);
        var facts = new FactRules(format, problems).read(Fields.mappings(front, "facts"));
        return problems.orElse(() ->
                new Mapping(
                        document.id().id(),
                        Fields.text(front, "source"),
                        format,
                        front.mapping("match").map(MappingKind::match),
                        csv.orElseThrow(),
                        zone,
                        Fields.texts(front, "row_id"),
                        front.text("row_seq"),
                        aliases(front),
                        lookups,
                        meanings(front),
                        facts));
    }

    private static void source(Yaml.Mapping front, ProblemList problems) {
        var source = Fields.text(front, "source");
        if (Sources.isReserved(source)) {
            problems.at(Fields.at(front, "source"), "connectors.mapping.source-reserved", source);
        }
        if (!source.equals(source.strip()) || source.chars().anyMatch(Character::isISOControl)) {
            problems.at(Fields.at(front, "source"), "connectors.mapping.source-line", source);
        }
    }

    private static void match(Yaml.Mapping front, Mapping.Format format, ProblemList problems) {
        var isJson = format == Mapping.Format.JSON;
        if (isJson && front.field("match").isEmpty()) {
            problems.at(front, "connectors.mapping.match-missing");
        }
        if (!isJson) {
            front.field("match")
                    .ifPresent(where -> problems.at(where, "connectors.mapping.match-needless"));
        }
    }

    private static Mapping.Match match(Yaml.Mapping match) {
        return new Mapping.Match(match.text("source"), match.text("type"));
    }

    private static Optional<Mapping.Csv> csv(Optional<Yaml.Mapping> given, ProblemList problems) {
        if (given.isEmpty()) {
            return Optional.of(new Mapping.Csv(StandardCharsets.UTF_8, ',', true));
        }
        var csv = given.get();
        var delimiter = csv.text("delimiter").orElse(",");
        var one = delimiter.equals(TAB) ? '\t' : delimiter.charAt(0);
        var header =
                csv.field("header")
                        .map(value -> !(value instanceof Yaml.Flag(var on, _, _)) || on)
                        .orElse(true);
        return charset(csv, problems).map(encoding -> new Mapping.Csv(encoding, one, header));
    }

    private static Optional<Charset> charset(Yaml.Mapping csv, ProblemList problems) {
        var name = csv.text("encoding").orElse("utf-8");
        if (MISTAKEN.contains(name.toLowerCase(Locale.ROOT))) {
            problems.at(Fields.at(csv, "encoding"), "connectors.mapping.encoding-shift-jis", name);
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            problems.at(Fields.at(csv, "encoding"), "connectors.mapping.encoding-unknown", name);
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(Yaml.Mapping front, ProblemList problems) {
        var name = front.text("zone");
        try {
            return name.map(ZoneId::of);
        } catch (DateTimeException unknown) {
            problems.at(
                    Fields.at(front, "zone"), "connectors.mapping.zone-unknown", name.orElse(""));
            return Optional.empty();
        }
    }

    private static Map<String, Map<String, String>> aliases(Yaml.Mapping front) {
        var aliases = new LinkedHashMap<String, Map<String, String>>();
        front.mapping("aliases")
                .ifPresent(given ->
                        given.fields()
                                .keySet()
                                .forEach(dim -> aliases.put(dim, Fields.words(given, dim))));
        return aliases;
    }

    private static Map<String, Mapping.Lookup> lookups(Yaml.Mapping front) {
        var lookups = new LinkedHashMap<String, Mapping.Lookup>();
        front.mapping("lookup")
                .ifPresent(given ->
                        given.fields()
                                .keySet()
                                .forEach(name ->
                                        given.mapping(name)
                                                .map(MappingKind::lookup)
                                                .ifPresent(one -> lookups.put(name, one))));
        return lookups;
    }

    private static Map<String, Mapping.Meaning> meanings(Yaml.Mapping front) {
        var meanings = new LinkedHashMap<String, Mapping.Meaning>();
        front.mapping("meaning")
                .ifPresent(given ->
                        given.fields()
                                .keySet()
                                .forEach(name ->
                                        given.mapping(name)
                                                .map(MappingKind::meaning)
                                                .ifPresent(one -> meanings.put(name, one))));
        return meanings;
    }

    private static Mapping.Meaning meaning(Yaml.Mapping given) {
        return new Mapping.Meaning(Fields.text(given, "ja"), given.text("en"));
    }

    private static Mapping.Lookup lookup(Yaml.Mapping given) {
        return new Mapping.Lookup(
                Fields.text(given, "reference"),
                Fields.text(given, "by"),
                Fields.text(given, "column"));
    }
}
