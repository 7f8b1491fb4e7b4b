package seihon.docs.kinds;

import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.SourceDocument;

/// The kind `policy`. Its amounts and limits are fields of the company's own choosing, so that
/// conditions of the approval policy can refer to them.
@Component
class CompanyPolicyKind implements FramedKind<CompanyPolicy> {

    private static final String SCHEMA = "{\"type\": \"object\"}";

    private static final KindFrame<CompanyPolicy> FRAME =
            new KindFrame<>(
                    "policy",
                    CompanyPolicy.class,
                    Set.of(Form.MARKDOWN, Form.YAML),
                    "executive",
                    SCHEMA);

    @Override
    public KindFrame<CompanyPolicy> frame() {
        return FRAME;
    }

    @Override
    public boolean isRule() {
        return true;
    }

    @Override
    public Reading<CompanyPolicy> read(SourceDocument document) {
        var fields = new FrontFields(document);
        var until = document.reviewBy();
        var from = document.effectiveFrom();
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            fields.problems()
                    .at(
                            FrontFields.at(document.front(), "review_by"),
                            "docs.kinds.review-before-effect",
                            until.get().toString(),
                            from.get().toString());
        }
        return fields.orElse(() -> new CompanyPolicy(from));
    }
}
