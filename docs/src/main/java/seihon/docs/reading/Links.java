package seihon.docs.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
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
    /// leads to it. Asks for what is linked and nothing else: it runs for every open proposal.
    public List<Problem> unresolved(TenantId tenant, ProposedChange change) {
        var after = new After(tenant, change);
        var problems = new ArrayList<Problem>();
        for (var document : after.documents) {
            problems.addAll(broken(after, document));
        }
        for (var file : change.files()) {
            file.before()
                    .flatMap(text -> source(file.path(), text))
                    .filter(former -> !after.knows(former.id()))
                    .ifPresent(gone -> problems.addAll(orphaned(after, gone)));
        }
        return List.copyOf(problems);
    }

    /// The tree that `main` would be, as far as links ask for it.
    private final class After {

        private final TenantId tenant;
        private final ProposedChange change;
        private final List<SourceDocument> documents = new ArrayList<>();
        private final Set<DocId> ids = new HashSet<>();
        private final Set<DocPath> touched = new HashSet<>();

        After(TenantId tenant, ProposedChange change) {
            this.tenant = tenant;
            this.change = change;
            for (var file : change.files()) {
                touched.add(file.path());
                file.after()
                        .flatMap(text -> source(file.path(), text))
                        .ifPresent(document -> {
                            documents.add(document);
                            ids.add(document.id());
                        });
            }
        }

        boolean knows(DocId doc) {
            return ids.contains(doc)
                    || revisions.pathOf(tenant, doc).filter(p -> !touched.contains(p)).isPresent();
        }

        boolean has(DocPath path) {
            return change.files().stream()
                    .filter(file -> file.path().equals(path))
                    .findFirst()
                    .map(file -> file.after().isPresent())
                    .orElseGet(() -> change.tree().paths().contains(path));
        }
    }

    private Optional<SourceDocument> source(DocPath path, String text) {
        return kinds.source(path, text) instanceof Reading.Good<SourceDocument>(var document)
                ? Optional.of(document)
                : Optional.empty();
    }

    private List<Problem> broken(After after, SourceDocument document) {
        var problems = new ArrayList<Problem>();
        for (var link : LinkRules.in(document)) {
            var leads =
                    switch (link.target()) {
                        case LinkTarget.ToDocument(var doc, _) -> after.knows(doc);
                        case LinkTarget.ToPath(var path, _) -> leads(after, path);
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

    private boolean leads(After after, String path) {
        if (path.startsWith("Flow/")) {
            return true;
        }
        if (DocPath.whyNot(path).isPresent()) {
            return false;
        }
        var place = new DocPath(path);
        return after.has(place)
                || revisions
                        .formerlyAt(after.tenant, place)
                        .filter(last -> after.knows(last.doc()))
                        .isPresent();
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

    /// Links of documents that the change does not touch; those of touched ones are in their text.
    private List<Problem> orphaned(After after, SourceDocument gone) {
        return links.usedBy(after.tenant, gone.id()).stream()
                .filter(end -> !after.touched.contains(end.path()))
                .map(end ->
                        new Problem(
                                end.path(),
                                0,
                                0,
                                Refusal.of(
                                        "docs.links.orphaned",
                                        end.path().value(),
                                        gone.path().value())))
                .toList();
    }
}
