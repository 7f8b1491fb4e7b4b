package seihon.docs.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.git.GitStore;
import seihon.docs.search.GramWriter;
import seihon.docs.search.SearchedText;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Writes the rows of all notes from `refs/heads/flow`: at provisioning, and into a new generation
/// when the read models are rebuilt. Who saved a note last, and when, is the newest commit that
/// changed it.
@Component
public class NoteReplay {

    private static final int GRAMS_OF_AT_ONCE = 50;

    /// Who a commit is from when its author is no person of the company (the first commit).
    private static final PersonId SYSTEM = new PersonId("seihon");

    private final GitStore git;
    private final NoteStore store;
    private final GramWriter grams;

    NoteReplay(GitStore git, NoteStore store, GramWriter grams) {
        this.git = git;
        this.store = store;
        this.grams = grams;
    }

    /// Into the living generation, which has no notes yet.
    public void replay(TenantId tenant) {
        replay(tenant, store.liveGeneration(tenant));
    }

    public void replay(TenantId tenant, int gen) {
        var head = git.ref(tenant, GitStore.FLOW);
        if (head.isEmpty()) {
            return;
        }
        var saves = saves(tenant, head.get());
        var changes = new ArrayList<GramWriter.Change>();
        git.files(tenant, head.get())
                .forEach((path, blob) -> {
                    var note = note(tenant, path, blob, saves.get(path.value()));
                    store.put(tenant, gen, note);
                    var searched = SearchedText.of(path, text(tenant, blob));
                    changes.add(new GramWriter.Change(note.doc(), "", searched));
                    if (changes.size() == GRAMS_OF_AT_ONCE) {
                        grams.write(tenant, gen, changes);
                        changes.clear();
                    }
                });
        grams.write(tenant, gen, changes);
    }

    private Note note(
            TenantId tenant,
            DocPath path,
            ObjectId blob,
            @org.jspecify.annotations.Nullable Save save) {
        var by = save == null || !PersonId.isValid(save.by()) ? SYSTEM : new PersonId(save.by());
        var at = save == null ? Instant.EPOCH : save.at();
        return new Note(path, NoteRules.title(path, text(tenant, blob)), blob.name(), by, at);
    }

    private String text(TenantId tenant, ObjectId blob) {
        try {
            return new String(git.blob(tenant, blob), StandardCharsets.UTF_8);
        } catch (GitStore.ErasedBlob erased) {
            return "";
        }
    }

    private record Save(String by, Instant at) {}

    private Map<String, Save> saves(TenantId tenant, ObjectId head) {
        var saves = new HashMap<String, Save>();
        try (var repository = git.open(tenant);
                var walk = new RevWalk(repository)) {
            var commit = walk.parseCommit(head);
            while (true) {
                var parent =
                        commit.getParentCount() == 0 ? null : walk.parseCommit(commit.getParent(0));
                var author = commit.getAuthorIdent();
                var save = new Save(author.getName(), author.getWhenAsInstant());
                changed(walk.getObjectReader(), parent, commit, saves, save);
                if (parent == null) {
                    return saves;
                }
                commit = parent;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void changed(
            ObjectReader reader,
            @org.jspecify.annotations.Nullable RevCommit parent,
            RevCommit commit,
            Map<String, Save> saves,
            Save save)
            throws IOException {
        try (var trees = new TreeWalk(reader)) {
            trees.setRecursive(true);
            trees.setFilter(TreeFilter.ANY_DIFF);
            if (parent == null) {
                trees.addTree(new EmptyTreeIterator());
            } else {
                trees.addTree(parent.getTree());
            }
            trees.addTree(commit.getTree());
            while (trees.next()) {
                saves.putIfAbsent(trees.getPathString(), save);
            }
        }
    }
}
