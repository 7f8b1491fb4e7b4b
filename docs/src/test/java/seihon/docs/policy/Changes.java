package seihon.docs.policy;

import java.util.Optional;
import seihon.docs.DocPath;
import seihon.docs.ProposedChange.FileChange;

/// Files before and after, as the policies of these tests look at them.
final class Changes {

    private Changes() {}

    static FileChange handbook(String before, String after) {
        return change(
                "Stock/handbook/sales.md", "---\nkind: handbook\nid: %s\n---\n", before, after);
    }

    static FileChange stageModel(String before, String after) {
        return change(
                "Stock/revenue/olist.yaml", "kind: stage-model\nmax_age_days: %s\n", before, after);
    }

    static DocPath prices() {
        return new DocPath("Stock/prices/list.yaml");
    }

    static FileChange price(String before, String after) {
        return change(prices().value(), "kind: price-list\nunit_price: %s\n", before, after);
    }

    private static FileChange change(String path, String form, String before, String after) {
        return new FileChange(
                new DocPath(path),
                Optional.of(form.formatted(before)),
                Optional.of(form.formatted(after)));
    }
}
