package seihon.people.org;

import java.util.HashSet;
import org.springframework.stereotype.Component;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.SourceDocument;
import seihon.people.org.RolesDocument.Role;

/// `kind: roles`: roles the company adds to those known from the start, and how they are called.
@Component
class RolesKind implements FramedKind<RolesDocument> {

    private static final String SCHEMA =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object", "required": ["roles"],
             "properties": {
               "roles": {"type": "array", "maxItems": 100, "items": {
                 "type": "object", "required": ["id"], "additionalProperties": false,
                 "properties": {
                   "id": {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,40}$"},
                   "title": {"anyOf": [{"type": "string"}, {"type": "object", "required": ["ja"],
                     "properties": {"ja": {"type": "string"}, "en": {"type": "string"}}}]}}}}}}
            """;

    private static final KindFrame<RolesDocument> FRAME =
            KindFrame.yaml("roles", RolesDocument.class, "role:admin", SCHEMA);

    @Override
    public KindFrame<RolesDocument> frame() {
        return FRAME;
    }

    @Override
    public Reading<RolesDocument> read(SourceDocument document) {
        var reader = new Reader(document);
        var seen = new HashSet<String>();
        var roles =
                reader.mappings("roles").stream()
                        .map(row -> {
                            var id = row.text("id").orElse("");
                            if (!seen.add(id)) {
                                reader.wrong(row, "people.org.role-twice-invalid", id);
                            }
                            return new Role(
                                    id, Reader.titleJa(row, id), Reader.titleEn(row), row.line());
                        })
                        .toList();
        return reader.answer(new RolesDocument(roles));
    }
}
