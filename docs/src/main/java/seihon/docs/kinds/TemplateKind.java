package seihon.docs.kinds;

import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.SourceDocument;

/// The kind `template`, for forms that are not yet a document of their kind. A complete document in
/// `templates/` serves as a form too and needs no such wrapping.
@Component
class TemplateKind implements FramedKind<Template> {

    private static final String SCHEMA =
            """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["for"],
              "properties": {
                "for": {"type": "string", "minLength": 1, "examples": ["handbook"]},
                "folder": {
                  "type": "string",
                  "pattern": "^(Stock|Flow)/(.+/)?$",
                  "examples": ["Stock/handbook/"]
                }
              }
            }
            """;

    private static final KindFrame<Template> FRAME =
            KindFrame.markdown("template", Template.class, SCHEMA);

    @Override
    public KindFrame<Template> frame() {
        return FRAME;
    }

    @Override
    public Reading<Template> read(SourceDocument document) {
        var fields = new FrontFields(document);
        var folder = fields.text(document.front(), "folder");
        if (!folder.isEmpty()) {
            DocPath.whyNot(folder + "a.md")
                    .ifPresent(why -> {
                        var at = FrontFields.at(document.front(), "folder");
                        fields.problems().at(at.line(), at.column(), why);
                    });
        }
        return fields.orElse(
                () -> new Template(fields.text(document.front(), "for"), folder, document.body()));
    }
}
