package seihon.docs.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Check;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.attachments.Attachments;
import seihon.docs.attachments.Pointer;
import seihon.docs.change.Places;
import seihon.docs.text.KindRegistry;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Every changed document can be read by its kind, and no two documents have one kind and id.
@Component
class SchemaCheck implements Check {

    private final KindRegistry registry;
    private final Places places;
    private final Attachments attachments;

    SchemaCheck(KindRegistry registry, Places places, Attachments attachments) {
        this.registry = registry;
        this.places = places;
        this.attachments = attachments;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change) {
        var problems = new ArrayList<Problem>();
        var ids = new HashMap<DocId, DocPath>();
        for (var file : change.files()) {
            file.after()
                    .filter(text -> !isAttachment(tenant, file.path(), text))
                    .ifPresent(text -> read(file.path(), text, ids, problems));
        }
        ids.forEach((id, path) ->
                elsewhere(tenant, change, id, path)
                        .ifPresent(other -> problems.add(twice(path, id, other))));
        return problems.isEmpty()
                ? Lines.passed(
                        name(), Refusal.of("docs.check.schema.passed", change.files().size()))
                : Lines.failed(
                        name(), Refusal.of("docs.check.schema.failed", problems.size()), problems);
    }

    /// A pointer to a file whose content is here is no document and needs no kind.
    private boolean isAttachment(TenantId tenant, DocPath path, String text) {
        return !path.isMarkdown()
                && !path.isYaml()
                && Pointer.parse(text).filter(each -> attachments.holds(tenant, each)).isPresent();
    }

    private void read(DocPath path, String text, Map<DocId, DocPath> ids, List<Problem> problems) {
        switch (registry.read(path, text)) {
            case Reading.Bad<KindRegistry.Valid<?>>(var found) -> problems.addAll(found);
            case Reading.Good<KindRegistry.Valid<?>>(var valid) -> {
                var id = valid.source().id();
                var other = ids.putIfAbsent(id, path);
                if (other != null) {
                    problems.add(twice(path, id, other));
                }
            }
        }
    }

    /// Where else the tree that `main` would be has a document of this name.
    private Optional<DocPath> elsewhere(
            TenantId tenant, ProposedChange change, DocId id, DocPath path) {
        return places.pathOf(tenant, id)
                .filter(other -> !other.equals(path))
                .filter(other ->
                        change.files().stream().map(FileChange::path).noneMatch(other::equals));
    }

    private static Problem twice(DocPath path, DocId id, DocPath other) {
        return new Problem(
                path, 1, 1, Refusal.of("docs.check.schema.twice", id.toString(), other.value()));
    }
}
