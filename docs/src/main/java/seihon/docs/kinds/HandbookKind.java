package seihon.docs.kinds;

import org.springframework.stereotype.Component;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.SourceDocument;

/// The kind `handbook`. Companies keep fields of their own in it; only the common ones and `tags`
/// mean something here.
@Component
class HandbookKind implements FramedKind<Handbook> {

    private static final String SCHEMA =
            """
            {
              "type": "object",
              "properties": {
                "tags": {"type": "array", "uniqueItems": true, "items": {"type": "string"}}
              }
            }
            """;

    private static final KindFrame<Handbook> FRAME =
            KindFrame.markdown("handbook", Handbook.class, SCHEMA);

    @Override
    public KindFrame<Handbook> frame() {
        return FRAME;
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
