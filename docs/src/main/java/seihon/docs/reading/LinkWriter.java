package seihon.docs.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.SourceDocument;
import seihon.docs.text.LinkTarget;
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
        var found = new HashMap<SourceDocument, List<LinkRules.Found>>();
        living.forEach(document -> found.put(document, LinkRules.in(document)));
        var byPath = documentsAt(tenant, gen, found);
        var rows = new LinkedHashSet<LinkStore.Row>();
        found.forEach((document, links) ->
                links.forEach(link ->
                        row(document.id().toString(), link.target(), byPath).ifPresent(rows::add)));
        if (!rows.isEmpty()) {
            links.insert(tenant, gen, rows);
        }
    }

    private static Optional<LinkStore.Row> row(
            String from, LinkTarget target, Map<String, String> byPath) {
        return switch (target) {
            case LinkTarget.ToDocument(var doc, var anchor) ->
                    Optional.of(new LinkStore.Row(from, doc.toString(), anchor));
            case LinkTarget.ToPath(var path, var anchor) ->
                    Optional.ofNullable(byPath.get(path))
                            .map(doc -> new LinkStore.Row(from, doc, anchor));
            case LinkTarget.ToPerson _,
                    LinkTarget.Here _,
                    LinkTarget.Outside _,
                    LinkTarget.Nowhere _ ->
                    Optional.empty();
        };
    }

    private Map<String, String> documentsAt(
            TenantId tenant, int gen, Map<SourceDocument, List<LinkRules.Found>> found) {
        var paths = new ArrayList<String>();
        found.values()
                .forEach(links ->
                        links.forEach(link -> {
                            if (link.target() instanceof LinkTarget.ToPath(var path, _)) {
                                paths.add(path);
                            }
                        }));
        return paths.isEmpty() ? Map.of() : revisions.holding(tenant, gen, paths);
    }
}
