package seihon.docs.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import seihon.docs.SourceDocument;
import seihon.domain.TenantId;

/// Keeps `docs_link`: who links to whom, by document, so that a move breaks nothing.
@Component
class LinkWriter {

    private final LinkStore links;
    private final RevisionStore revisions;

    LinkWriter(LinkStore links, RevisionStore revisions) {
        this.links = links;
        this.revisions = revisions;
    }

    /// Replaces the links of these documents by what `living` (those of them that live on) say.
    /// Called after their revisions were written: a link may lead to a document of the same merge.
    void replace(TenantId tenant, int gen, List<String> docs, List<SourceDocument> living) {
        links.forget(tenant, gen, docs);
        var found = new HashMap<SourceDocument, List<LinkTarget>>();
        living.forEach(document -> found.put(document, LinkRules.in(document)));
        var byPath = documentsAt(tenant, gen, found);
        var rows = new LinkedHashSet<LinkStore.Row>();
        found.forEach((document, targets) ->
                targets.forEach(target -> {
                    var to =
                            switch (target) {
                                case LinkTarget.ById(var doc, _, _) -> doc.toString();
                                case LinkTarget.ByPath(var path, _, _) ->
                                        byPath.getOrDefault(path.value(), "");
                                case LinkTarget.Nowhere _ -> "";
                            };
                    if (!to.isEmpty()) {
                        rows.add(new LinkStore.Row(document.id().toString(), to, target.anchor()));
                    }
                }));
        if (!rows.isEmpty()) {
            links.insert(tenant, gen, rows);
        }
    }

    private Map<String, String> documentsAt(
            TenantId tenant, int gen, Map<SourceDocument, List<LinkTarget>> found) {
        var paths = new ArrayList<String>();
        found.values()
                .forEach(targets ->
                        targets.forEach(target -> {
                            if (target instanceof LinkTarget.ByPath(var path, _, _)) {
                                paths.add(path.value());
                            }
                        }));
        var byPath = new HashMap<String, String>();
        if (!paths.isEmpty()) {
            revisions.holding(tenant, gen, paths).forEach((path, doc) -> byPath.put(path, doc));
        }
        return byPath;
    }
}
