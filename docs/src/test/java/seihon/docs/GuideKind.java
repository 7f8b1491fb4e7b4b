package seihon.docs;

import java.util.Set;
import org.springframework.stereotype.Component;

/// A kind of document that asks for nothing, so that tests of proposals depend on no real kind.
@Component
class GuideKind implements Kind<GuideKind.Guide> {

    record Guide(String body) {}

    @Override
    public String name() {
        return "guide";
    }

    @Override
    public Class<Guide> type() {
        return Guide.class;
    }

    @Override
    public String schema() {
        return "{\"type\": \"object\"}";
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
    public Reading<Guide> read(SourceDocument document) {
        return new Reading.Good<>(new Guide(document.body()));
    }
}
