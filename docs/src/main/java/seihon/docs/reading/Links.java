package seihon.docs.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
import seihon.docs.Revision;
import seihon.docs.SourceDocument;
import seihon.docs.text.KindRegistry;
import seihon.docs.text.LinkTarget;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Whether the links of a proposed change lead somewhere: what the check *links resolve* says.
@Component
public class Links {

    private final Revisions revisions;
    private final LinkStore links;
    private final KindRegistry kinds;

    Links(Revisions revisions, LinkStore links, KindRegistry kinds) {
        this.revisions = revisions;
        this.links = links;
        this.kinds = kinds;
    }

    /// Links in the changed files that lead nowhere in the tree `main` would be, and links of
    /// untouched documents to one that the change removes. A path that a document has left still
    /// leads to it.
    public List<Problem> unresolved(TenantId tenant, ProposedChange change) {
        var living = revisions.living(tenant);
        var after = new HashMap<String, String>();
        living.forEach(each -> after.put(each.path().value(), each.doc().toString()));
        var documents = new ArrayList<SourceDocument>();
        for (var file : change.files()) {
            after.remove(file.path().value());
            file.after()
                    .ifPresent(text -> {
                        var source = source(file.path(), text);
                        source.ifPresent(documents::add);
                        after.put(
                                file.path().value(),
                                source.map(each -> each.id().toString())
                                        .orElse(ReadFile.FILE + "/" + file.path()));
                    });
        }
        var known = new HashSet<>(after.values());
        var problems = new ArrayList<Problem>();
        documents.forEach(document ->
                problems.addAll(broken(tenant, document, after.keySet(), known)));
        problems.addAll(orphaned(tenant, living, after, known));
        return List.copyOf(problems);
    }

    private Optional<SourceDocument> source(DocPath path, String text) {
        return kinds.source(path, text) instanceof Reading.Good<SourceDocument>(var document)
                ? Optional.of(document)
                : Optional.empty();
    }

    private List<Problem> broken(
            TenantId tenant,
            SourceDocument document,
            Set<String> paths,
            Set<String> known) {
        var problems = new ArrayList<Problem>();
        for (var link : LinkRules.in(document)) {
            var leads =
                    switch (link.target()) {
                        case LinkTarget.ToDocument(var doc, _) -> known.contains(doc.toString());
                        case LinkTarget.ToPath(var path, _) ->
                                path.startsWith("Flow/")
                                        || paths.contains(path)
                                        || moved(tenant, path, known);
                        case LinkTarget.Nowhere _ -> false;
                        case LinkTarget.ToPerson _, LinkTarget.Here _, LinkTarget.Outside _ -> true;
                    };
            if (!leads) {
                problems.add(
                        new Problem(
                                document.path(),
                                link.line(),
                                1,
                                Refusal.of(
                                        "docs.links.nowhere",
                                        link.written(),
                                        written(link.target()))));
            }
        }
        return problems;
    }

    private static String written(LinkTarget target) {
        return switch (target) {
            case LinkTarget.ToDocument(var doc, _) -> "doc:" + doc;
            case LinkTarget.ToPath(var path, _) -> path;
            case LinkTarget.Nowhere(var written) -> written;
            case LinkTarget.ToPerson(var person) -> "person:" + person;
            case LinkTarget.Here(var anchor) -> "#" + anchor;
            case LinkTarget.Outside(var address) -> address;
        };
    }

    private boolean moved(TenantId tenant, String path, Set<String> known) {
        return DocPath.whyNot(path).isEmpty()
                && revisions
                        .formerlyAt(tenant, new DocPath(path))
                        .filter(last -> known.contains(last.doc().toString()))
                        .isPresent();
    }

    private List<Problem> orphaned(
            TenantId tenant, List<Revision> living, Map<String, String> after, Set<String> known) {
        var problems = new ArrayList<Problem>();
        for (var gone : living) {
            if (known.contains(gone.doc().toString())) {
                continue;
            }
            links.usedBy(tenant, gone.doc()).stream()
                    .filter(end -> end.doc().toString().equals(after.get(end.path().value())))
                    .map(end ->
                            new Problem(
                                    end.path(),
                                    0,
                                    0,
                                    Refusal.of(
                                            "docs.links.orphaned",
                                            end.path().value(),
                                            gone.path().value())))
                    .forEach(problems::add);
        }
        return problems;
    }
}
