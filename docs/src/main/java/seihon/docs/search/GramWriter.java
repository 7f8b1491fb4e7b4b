package seihon.docs.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;

/// Keeps the grams of documents and notes as their texts are: only what changed is written.
@Component
public class GramWriter {

    private final GramStore store;

    GramWriter(GramStore store) {
        this.store = store;
    }

    /// What was and what is searched of a text; an empty text has no grams.
    public record Change(String doc, String before, String after) {}

    public void write(TenantId tenant, int gen, Collection<Change> changes) {
        var gone = new ArrayList<GramStore.Row>();
        var come = new ArrayList<GramStore.Row>();
        for (var change : changes) {
            var before = Grams.of(change.before());
            var after = Grams.of(change.after());
            collect(change.doc(), before, after, gone);
            collect(change.doc(), after, before, come);
        }
        if (!gone.isEmpty()) {
            store.delete(tenant, gen, gone);
        }
        if (!come.isEmpty()) {
            store.insert(tenant, gen, come);
        }
    }

    private static void collect(
            String doc, Set<String> these, Set<String> butNot, List<GramStore.Row> into) {
        these.stream()
                .filter(gram -> !butNot.contains(gram))
                .forEach(gram -> into.add(new GramStore.Row(gram, doc)));
    }
}
