package seihon.docs.kinds;

import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.Kind;
import seihon.docs.SourceDocument;

/// The kind `policy`. Its amounts and limits are fields of the company's own choosing, so that
/// conditions of the approval policy can refer to them.
@Component
class CompanyPolicyKind implements Kind<CompanyPolicy> {

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public Class<CompanyPolicy> type() {
        return CompanyPolicy.class;
    }

    @Override
    public String schema() {
        return "{\"type\": \"object\"}";
    }

    @Override
    public Set<Form> forms() {
        return Set.of(Form.MARKDOWN, Form.YAML);
    }

    @Override
    public String defaultOwner() {
        return "executive";
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
