package seihon.people.org;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.domain.PersonId;
import seihon.people.org.UnitsDocument.Unit;

/// `kind: units`: the units of the company and which belongs to which.
@Component
class UnitsKind implements FramedKind<UnitsDocument> {

    private static final String SCHEMA =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object", "required": ["units"],
             "properties": {
               "units": {"type": "array", "maxItems": 200, "items": {
                 "type": "object", "required": ["id"], "additionalProperties": false,
                 "properties": {
                   "id": {"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,62}$"},
                   "title": {"anyOf": [{"type": "string"}, {"type": "object", "required": ["ja"],
                     "properties": {"ja": {"type": "string"}, "en": {"type": "string"}}}]},
                   "parent": {"type": "string"},
                   "lead": {"type": "string", "pattern": "^person:[a-z0-9][a-z0-9._-]{0,62}$"}}}}}}
            """;

    private static final KindFrame<UnitsDocument> FRAME =
            KindFrame.yaml("units", UnitsDocument.class, "role:admin", SCHEMA);

    private static final String PERSON = "person:";

    @Override
    public KindFrame<UnitsDocument> frame() {
        return FRAME;
    }

    @Override
    public Reading<UnitsDocument> read(SourceDocument document) {
        var reader = new Reader(document);
        var rows = reader.mappings("units");
        var units = rows.stream().map(UnitsKind::unit).toList();
        var ids = units.stream().map(Unit::id).collect(Collectors.toSet());
        var seen = new HashSet<String>();
        for (var row : rows) {
            look(reader, row, ids, seen);
        }
        return reader.answer(new UnitsDocument(units));
    }

    /// A parent must stand above its unit, which also rules out circles.
    private static void look(Reader reader, Yaml.Mapping row, Set<String> ids, Set<String> seen) {
        var id = row.text("id").orElse("");
        if (seen.contains(id)) {
            reader.wrong(row, "people.org.unit-twice-invalid", id);
        }
        var parent = row.text("parent").orElse("");
        if (!parent.isEmpty() && !ids.contains(parent)) {
            reader.wrong(row, "people.org.parent-unknown-invalid", id, parent);
        } else if (!parent.isEmpty() && !seen.contains(parent)) {
            reader.wrong(row, "people.org.parent-below-invalid", id, parent);
        }
        seen.add(id);
    }

    private static Unit unit(Yaml.Mapping row) {
        var id = row.text("id").orElse("");
        var lead =
                row.text("lead")
                        .filter(text -> text.startsWith(PERSON))
                        .map(text -> new PersonId(text.substring(PERSON.length())));
        return new Unit(
                id,
                Reader.titleJa(row, id),
                Reader.titleEn(row),
                row.text("parent"),
                lead,
                row.line());
    }
}
