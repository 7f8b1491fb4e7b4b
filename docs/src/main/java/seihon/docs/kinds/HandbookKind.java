package seihon.docs.kinds;

import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.Kind;
import seihon.docs.SourceDocument;

/// The kind `handbook`. Companies keep fields of their own in it; only the common ones and `tags`
/// mean something here.
@Component
class HandbookKind implements Kind<Handbook> {

    @Override
    public String name() {
        return "handbook";
    }

    @Override
    public Class<Handbook> type() {
        return Handbook.class;
    }

    @Override
    public String schema() {
        return """
        {
          "type": "object",
          "properties": {
            "tags": {"type": "array", "uniqueItems": true, "items": {"type": "string"}}
          }
        }
        """;
    }

    @Override
    public Set<Form> forms() {
        return Set.of(Form.MARKDOWN);
    }

    @Override
    public boolean isRule() {
        return true;
    }

    @Override
    public Reading<Handbook> read(SourceDocument document) {
        return new Reading.Good<>(new Handbook(FrontFields.texts(document.front(), "tags")));
    }
}
