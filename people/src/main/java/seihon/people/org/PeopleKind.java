package seihon.people.org;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.domain.PersonId;
import seihon.people.org.PeopleDocument.Member;

/// `kind: people`: who is with the company, in which unit, with which roles, from when until when.
/// Whether units and roles exist is looked at across documents by [OrgCheck].
@Component
class PeopleKind implements FramedKind<PeopleDocument> {

    private static final String SCHEMA =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object", "required": ["people"],
             "properties": {
               "cap": {"type": "integer", "minimum": 1, "maximum": 1000},
               "people": {"type": "array", "minItems": 1, "maxItems": 1000, "items": {
                 "type": "object", "required": ["id"], "additionalProperties": false,
                 "properties": {
                   "id": {"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,62}$"},
                   "unit": {"type": "string"},
                   "roles": {"type": "array", "items": {"type": "string"}},
                   "from": {"type": "string", "format": "date"},
                   "until": {"type": "string", "format": "date"},
                   "guest": {"type": "boolean"},
                   "part_time": {"type": "boolean"}}}}}}
            """;

    private static final KindFrame<PeopleDocument> FRAME =
            KindFrame.yaml("people", PeopleDocument.class, "role:admin", SCHEMA);

    @Override
    public KindFrame<PeopleDocument> frame() {
        return FRAME;
    }

    @Override
    public Reading<PeopleDocument> read(SourceDocument document) {
        var reader = new Reader(document);
        var seen = new HashSet<String>();
        var members =
                reader.mappings("people").stream()
                        .flatMap(row -> member(reader, row, seen).stream())
                        .toList();
        return reader.answer(new PeopleDocument(cap(document), members));
    }

    private static int cap(SourceDocument document) {
        return document.front()
                .field("cap")
                .map(value ->
                        value instanceof Yaml.Numeral(var number, _, _)
                                ? number.intValue()
                                : PeopleDocument.USUAL_CAP)
                .orElse(PeopleDocument.USUAL_CAP);
    }

    private static List<Member> member(Reader reader, Yaml.Mapping row, Set<String> seen) {
        var id = row.text("id").orElse("");
        if (!PersonId.isValid(id)) {
            reader.wrong(row, "people.org.person-id-invalid", id);
            return List.of();
        }
        if (!seen.add(id)) {
            reader.wrong(row, "people.org.person-twice-invalid", id);
        }
        var from = reader.day(row, "from");
        var until = reader.day(row, "until");
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            reader.wrong(row, "people.org.until-before-from-invalid", id, from.get(), until.get());
        }
        var guest = Reader.flag(row, "guest");
        var roles = Reader.texts(row, "roles");
        var partTime = Reader.flag(row, "part_time");
        if (guest && !roles.isEmpty()) {
            reader.wrong(row, "people.org.guest-with-role-invalid", id);
        } else if (partTime && !roles.isEmpty()) {
            reader.wrong(row, "people.org.part-time-with-role-invalid", id);
        }
        return List.of(
                new Member(
                        new PersonId(id),
                        row.text("unit"),
                        Set.copyOf(roles),
                        from,
                        until,
                        guest,
                        partTime,
                        row.line()));
    }
}
