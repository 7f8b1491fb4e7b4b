package seihon.docs.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.git.GitStore;
import seihon.domain.TenantId;
import seihon.ledger.Entry;
import tools.jackson.databind.json.JsonMapper;

/// Plays the ledger's decisions into a generation, one entry after the other, as the merges did.
@Component
public class RevisionReplay {

    private final GitStore git;
    private final MergedRevisions writer;
    private final JsonMapper json = new JsonMapper();

    RevisionReplay(GitStore git, MergedRevisions writer) {
        this.git = git;
        this.writer = writer;
    }

    /// Does nothing for an entry that moved no `main`.
    public void replay(TenantId tenant, int gen, Entry entry) {
        var payload = entry.payloadUnlessErased();
        if (entry.kind() != Entry.Kind.DECISION
                || !entry.source().equals(RevisionWriter.SOURCE)
                || payload == null) {
            return;
        }
        var fields = json.readTree(payload);
        if (!fields.hasNonNull("commit")) {
            return;
        }
        var commit = ObjectId.fromString(fields.get("commit").asString());
        var proposal =
                fields.hasNonNull("proposal")
                        ? Optional.of(fields.get("proposal").asLong())
                        : Optional.<Long>empty();
        writer.write(
                tenant,
                gen,
                new RevisionWriter.Merge(
                        commit,
                        changed(tenant, commit),
                        proposal,
                        entry.recordedAt(),
                        entry.seq()));
    }

    private List<RevisionWriter.Changed> changed(TenantId tenant, ObjectId commit) {
        var before =
                parent(tenant, commit)
                        .map(parent -> git.files(tenant, parent))
                        .orElse(new TreeMap<>());
        var after = git.files(tenant, commit);
        var changed = new ArrayList<RevisionWriter.Changed>();
        after.forEach((path, blob) -> {
            if (!blob.equals(before.get(path))) {
                changed.add(new RevisionWriter.Changed(path, Optional.of(blob)));
            }
        });
        gone(before, after)
                .forEach(path -> changed.add(new RevisionWriter.Changed(path, Optional.empty())));
        return changed;
    }

    private static Iterable<DocPath> gone(
            SortedMap<DocPath, ObjectId> before, SortedMap<DocPath, ObjectId> after) {
        return before.keySet().stream().filter(path -> !after.containsKey(path)).toList();
    }

    private Optional<ObjectId> parent(TenantId tenant, ObjectId commit) {
        try (var repository = git.open(tenant);
                var walk = new org.eclipse.jgit.revwalk.RevWalk(repository)) {
            var parsed = walk.parseCommit(commit);
            return parsed.getParentCount() == 0
                    ? Optional.empty()
                    : Optional.of(parsed.getParent(0).copy());
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
