package seihon.docs.flow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.change.ChangedFile;
import seihon.docs.git.GitStore;
import seihon.docs.search.GramWriter;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Working notes of a company. A save is one commit; it is refused when somebody else saved the
/// same note since it was read.
@Component
public class Notes {

    private final Transactions transactions;
    private final GitStore git;
    private final NoteStore store;
    private final GramWriter grams;

    Notes(Transactions transactions, GitStore git, NoteStore store, GramWriter grams) {
        this.transactions = transactions;
        this.git = git;
        this.store = store;
        this.grams = grams;
    }

    /// Every note, in path order.
    public List<Note> all(TenantId tenant) {
        return store.all(tenant);
    }

    public Optional<Note> find(TenantId tenant, DocPath path) {
        return store.find(tenant, path);
    }

    /// The note as written; empty when its content was erased.
    public String text(TenantId tenant, Note note) {
        try {
            return git.text(tenant, ObjectId.fromString(note.blob()));
        } catch (GitStore.ErasedBlob erased) {
            return "";
        }
    }

    /// The state of the note that a save was made on: none yet, one blob, or whatever there is.
    public sealed interface Basis {
        record Nothing() implements Basis {}

        record Blob(String oid) implements Basis {}

        record Anything() implements Basis {}
    }

    public Outcome<Note> save(Person me, DocPath path, String text, Basis basis, Instant at) {
        if (me.guest()) {
            return Outcome.refused("docs.flow.guest-forbidden");
        }
        var bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > NoteRules.LONGEST_BYTES) {
            return Outcome.refused(
                    "docs.flow.note-too-large",
                    bytes.length / 1024,
                    NoteRules.LONGEST_BYTES / 1024);
        }
        if (text.indexOf('\0') >= 0) {
            return Outcome.refused("docs.flow.text-invalid");
        }
        return transactions.write(me.tenant(), () -> saved(me, path, bytes, basis, at));
    }

    private Outcome<Note> saved(Person me, DocPath path, byte[] bytes, Basis basis, Instant at) {
        git.lock(me.tenant());
        var head = git.ref(me.tenant(), GitStore.FLOW);
        var files = files(me.tenant(), head);
        var before = Optional.ofNullable(files.get(path));
        var wrong = NoteRules.whyNot(path, files.keySet()).or(() -> stale(path, before, basis));
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        var blob = git.writeBlob(me.tenant(), bytes);
        if (before.filter(blob::equals).isPresent()) {
            return Outcome.done(store.find(me.tenant(), path).orElseThrow());
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        var second = at.truncatedTo(ChronoUnit.SECONDS);
        var note = new Note(path, NoteRules.title(path, text), blob.name(), me.id(), second);
        commit(me, head, new ChangedFile(path, before, Optional.of(blob)), second);
        var gen = store.liveGeneration(me.tenant());
        var textBefore = before.map(oid -> git.text(me.tenant(), oid)).orElse("");
        store.put(me.tenant(), gen, note);
        grams.write(me.tenant(), gen, List.of(new GramWriter.Change(note.doc(), textBefore, text)));
        return Outcome.done(note);
    }

    /// Takes a note away; earlier commits keep it.
    public Outcome<Note> remove(Person me, DocPath path, Basis basis, Instant at) {
        if (me.guest()) {
            return Outcome.refused("docs.flow.guest-forbidden");
        }
        return transactions.write(me.tenant(), () -> removed(me, path, basis, at));
    }

    private Outcome<Note> removed(Person me, DocPath path, Basis basis, Instant at) {
        git.lock(me.tenant());
        var head = git.ref(me.tenant(), GitStore.FLOW);
        var files = files(me.tenant(), head);
        var before = Optional.ofNullable(files.get(path));
        var note = store.find(me.tenant(), path);
        if (before.isEmpty() || note.isEmpty()) {
            return Outcome.refused("docs.flow.note-not-found", path.value());
        }
        var wrong = stale(path, before, basis);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        var gone = new ChangedFile(path, before, Optional.empty());
        commit(me, head, gone, at.truncatedTo(ChronoUnit.SECONDS));
        var gen = store.liveGeneration(me.tenant());
        store.remove(me.tenant(), gen, path);
        var text = git.text(me.tenant(), before.get());
        grams.write(me.tenant(), gen, List.of(new GramWriter.Change(note.get().doc(), text, "")));
        return Outcome.done(note.get());
    }

    private SortedMap<DocPath, ObjectId> files(TenantId tenant, Optional<ObjectId> head) {
        return head.map(commit -> git.files(tenant, commit)).orElseGet(TreeMap::new);
    }

    private static Optional<Refusal> stale(DocPath path, Optional<ObjectId> before, Basis basis) {
        var current = before.map(ObjectId::name).orElse("");
        var fresh =
                switch (basis) {
                    case Basis.Nothing _ -> current.isEmpty();
                    case Basis.Blob(var oid) -> current.equals(oid);
                    case Basis.Anything _ -> !current.isEmpty();
                };
        return fresh
                ? Optional.empty()
                : Optional.of(Refusal.of("docs.flow.note-changed", path.value()));
    }

    /// Others who save or merge wait at the repository's lock, so the ref stands where it was read.
    private void commit(Person me, Optional<ObjectId> head, ChangedFile changed, Instant at) {
        var message = "Save " + changed.path() + "\n";
        var commit =
                git.commit(
                        me.tenant(),
                        new GitStore.NewCommit(
                                head.stream().toList(),
                                Map.of(changed.path(), changed.after()),
                                me.id().value(),
                                me.id().value() + "@tenant.invalid",
                                at,
                                message));
        var reason = new GitStore.Reason(me.id().value(), "save", at);
        if (!git.move(me.tenant(), GitStore.FLOW, head, commit, reason)) {
            throw new IllegalStateException("flow moved under the repository's lock");
        }
    }
}
