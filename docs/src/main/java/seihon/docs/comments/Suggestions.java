package seihon.docs.comments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Kind.Reading;
import seihon.docs.SourceDocument;
import seihon.docs.change.ActStore;
import seihon.docs.change.CaseFile;
import seihon.docs.change.ChangeSet;
import seihon.docs.change.Contributor;
import seihon.docs.change.ProposalRevision.Way;
import seihon.docs.git.GitStore;
import seihon.docs.opening.Authoring;
import seihon.docs.opening.Opening;
import seihon.docs.text.Block;
import seihon.docs.text.BlockReader;
import seihon.docs.text.SourceReader;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.TenantId;

/// Applies suggested wordings in a batch: one new revision that replaces each anchored block. Who
/// applies them, and who wrote them, become contributors. Runs while the proposal's row is held.
@Component
public class Suggestions {

    private final CommentStore comments;
    private final GitStore git;
    private final Authoring authoring;
    private final Opening opening;
    private final ActStore acts;

    Suggestions(
            CommentStore comments,
            GitStore git,
            Authoring authoring,
            Opening opening,
            ActStore acts) {
        this.comments = comments;
        this.git = git;
        this.authoring = authoring;
        this.opening = opening;
        this.acts = acts;
    }

    public Outcome<CaseFile> apply(Person me, CaseFile file, Set<UUID> wanted, Instant at) {
        if (!file.proposal().isUnfinished()) {
            return Outcome.refused("docs.revision.merged-already", file.label());
        }
        var chosen =
                comments.all(me.tenant(), file.number()).stream()
                        .filter(c -> wanted.contains(c.id()) && c.suggestion().isPresent())
                        .filter(c -> c.appliedIn().isEmpty())
                        .toList();
        if (chosen.isEmpty() || chosen.size() != wanted.size()) {
            return Outcome.refused("docs.suggestion.not-found");
        }
        return edits(me.tenant(), file, chosen)
                .then(edits -> change(me, file, edits, at))
                .map(change -> written(me, file, chosen, change, at));
    }

    private Outcome<ChangeSet> change(Person me, CaseFile file, List<FileEdit> edits, Instant at) {
        var wanted =
                new Authoring.Wanted(
                        file.revision().base(),
                        all(me.tenant(), file, edits),
                        file.change().files());
        return authoring.change(me, wanted, at);
    }

    private CaseFile written(
            Person me, CaseFile file, List<Comment> chosen, ChangeSet change, Instant at) {
        for (var comment : chosen) {
            acts.insert(
                    me.tenant(),
                    file.number(),
                    new Contributor(comment.person(), Contributor.How.SUGGESTED, at));
        }
        var worked =
                new Opening.Worked(
                        file.revision().base(),
                        change,
                        me.id(),
                        Way.SUGGESTIONS,
                        Optional.of(Contributor.How.APPLIED),
                        at);
        var next = opening.write(me.tenant(), file, worked);
        for (var comment : chosen) {
            comments.applied(me.tenant(), file.number(), comment.id(), next.revision().n());
            var thread = comment.answers().orElse(comment.id());
            comments.resolve(me.tenant(), file.number(), thread, new Comment.Resolved(me.id(), at));
        }
        return next;
    }

    /// The former revision's files, with those replaced that suggestions change.
    private List<FileEdit> all(TenantId tenant, CaseFile file, List<FileEdit> edits) {
        Map<DocPath, FileEdit> byPath = new HashMap<>();
        for (var changed : file.change().files()) {
            byPath.put(
                    changed.path(),
                    new FileEdit(changed.path(), changed.after().map(b -> git.text(tenant, b))));
        }
        edits.forEach(edit -> byPath.put(edit.path(), edit));
        return byPath.values().stream().sorted((a, b) -> a.path().compareTo(b.path())).toList();
    }

    private Outcome<List<FileEdit>> edits(TenantId tenant, CaseFile file, List<Comment> chosen) {
        Map<DocPath, Map<String, String>> wordings = new HashMap<>();
        for (var comment : chosen) {
            var anchor = comment.anchor().orElseThrow();
            var former =
                    wordings.computeIfAbsent(anchor.path(), _ -> new HashMap<>())
                            .put(anchor.block(), comment.suggestion().orElseThrow());
            if (former != null) {
                return Outcome.refused("docs.suggestion.same-place");
            }
        }
        var edits = new ArrayList<FileEdit>();
        for (var wording : wordings.entrySet()) {
            var text = text(tenant, file, wording.getKey());
            var replaced = text.flatMap(t -> replaced(wording.getKey(), t, wording.getValue()));
            if (replaced.isEmpty()) {
                return Outcome.refused("docs.suggestion.place-gone", wording.getKey().value());
            }
            edits.add(FileEdit.write(wording.getKey(), replaced.get()));
        }
        return Outcome.done(edits);
    }

    private Optional<String> text(TenantId tenant, CaseFile file, DocPath path) {
        Optional<ObjectId> blob =
                file.change().files().stream()
                        .filter(changed -> changed.path().equals(path))
                        .findFirst()
                        .flatMap(changed -> changed.after());
        return blob.map(id -> git.text(tenant, id));
    }

    /// The file with these blocks replaced; empty when one of them is no longer there.
    private static Optional<String> replaced(
            DocPath path, String text, Map<String, String> wordings) {
        if (!(SourceReader.read(path, text) instanceof Reading.Good<SourceDocument>(var document))
                || !path.isMarkdown()
                || !text.endsWith(document.body())) {
            return Optional.empty();
        }
        var out = new StringBuilder(text.substring(0, text.length() - document.body().length()));
        var found = new HashSet<String>();
        for (var block : BlockReader.read(document.body())) {
            var wording = wordings.get(block.id());
            out.append(wording == null ? block.source() : reworded(block, wording));
            if (wording != null) {
                found.add(block.id());
            }
        }
        return found.equals(wordings.keySet()) ? Optional.of(out.toString()) : Optional.empty();
    }

    /// Keeps the blank lines around the block.
    private static String reworded(Block block, String wording) {
        var source = block.source();
        var core = source.strip();
        var at = source.indexOf(core);
        return source.substring(0, at)
                + wording.replace("\r\n", "\n").strip()
                + source.substring(at + core.length());
    }
}
