package seihon.docs.editor;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.git.GitStore;
import seihon.docs.opening.Authoring;
import seihon.domain.Ids;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Drafts of proposals: kept as last saved, valid or not, until their author proposes them or lets
/// them go.
@Component
public class Drafts {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_WHY = 4_000;
    private static final int LONGEST_FILE = 1 << 20;
    private static final int MOST_FILES = 100;

    private final Transactions transactions;
    private final DraftStore store;
    private final GitStore git;
    private final Proposals proposals;
    private final Authoring authoring;
    private final Ids ids;

    Drafts(
            Transactions transactions,
            DraftStore store,
            GitStore git,
            Proposals proposals,
            Authoring authoring,
            Ids ids) {
        this.transactions = transactions;
        this.store = store;
        this.git = git;
        this.proposals = proposals;
        this.authoring = authoring;
        this.ids = ids;
    }

    /// What a draft begins with. `base` is the commit of `main` (hex) that the text was read from,
    /// when it may have moved since.
    public record Written(String title, String why, List<FileEdit> files, Optional<String> base) {

        public Written {
            files = List.copyOf(files);
        }

        /// Written on `main` as it is now.
        public Written(String title, List<FileEdit> files) {
            this(title, "", files, Optional.empty());
        }
    }

    /// Begins a draft on the commit that was read, so that nothing merged since is overwritten
    /// unseen.
    public Outcome<Draft> begin(Person me, Written written, Instant at) {
        if (me.guest()) {
            return Outcome.refused("docs.draft.guest-forbidden");
        }
        return transactions.write(
                me.tenant(),
                () ->
                        authoring
                                .base(me.tenant(), written.base())
                                .map(base -> begun(me, written, base, at)));
    }

    private Draft begun(Person me, Written written, ObjectId base, Instant at) {
        var draft =
                new Draft(
                        ids.next(),
                        cut(written.title(), LONGEST_TITLE),
                        cut(written.why(), LONGEST_WHY),
                        Optional.of(base.name()),
                        at,
                        written.files());
        store.put(me, draft);
        written.files().forEach(file -> store.put(me.tenant(), draft.id(), file));
        return draft;
    }

    public Optional<Draft> find(Person me, UUID draft) {
        return transactions.read(me.tenant(), () -> store.find(me, draft));
    }

    List<DraftStore.Line> mine(Person me) {
        return store.mine(me);
    }

    /// Keeps title, reason and these files; the draft's other files stay as they are.
    public Outcome<Draft> save(
            Person me, UUID id, String title, String why, List<FileEdit> files, Instant at) {
        for (var file : files) {
            var size = file.content().map(String::length).orElse(0);
            if (size > LONGEST_FILE) {
                return Outcome.refused(
                        "docs.draft.file-too-large", file.path().value(), LONGEST_FILE / 1024);
            }
        }
        return changing(
                me,
                id,
                draft -> {
                    if (draft.files().size() + files.size() > MOST_FILES) {
                        return Outcome.refused("docs.draft.too-many", MOST_FILES);
                    }
                    store.put(
                            me,
                            new Draft(
                                    id,
                                    cut(title, LONGEST_TITLE),
                                    cut(why, LONGEST_WHY),
                                    draft.base(),
                                    at,
                                    List.of()));
                    files.forEach(file -> store.put(me.tenant(), id, file));
                    return Outcome.done(store.find(me, id).orElseThrow());
                });
    }

    /// Takes a file out of the draft: `main` keeps it as it is.
    public Outcome<Draft> leave(Person me, UUID id, DocPath path) {
        return changing(
                me,
                id,
                _ -> {
                    store.remove(me.tenant(), id, path);
                    return Outcome.done(store.find(me, id).orElseThrow());
                });
    }

    public Outcome<Draft> discard(Person me, UUID id) {
        return changing(
                me,
                id,
                draft -> {
                    store.remove(me, id);
                    return Outcome.done(draft);
                });
    }

    /// Opens the proposal; the draft is gone when that is done and stays when it is refused.
    public Outcome<Proposals.Standing> propose(Person me, UUID id, Instant at) {
        return changing(
                me,
                id,
                draft -> {
                    var proposed = proposals.open(me, draft.proposed(), at);
                    if (proposed instanceof Outcome.Done<Proposals.Standing>) {
                        store.remove(me, id);
                    }
                    return proposed;
                });
    }

    /// The commit that `main` is at now; empty before there is one.
    Optional<String> main(TenantId tenant) {
        return git.ref(tenant, GitStore.MAIN).map(ObjectId::name);
    }

    /// Merges it at once for this reason, which the draft keeps when that is refused: the person
    /// may have to prove first who they are.
    Outcome<Proposals.Standing> mergeAtOnce(Person me, Draft draft, String why, Instant at) {
        return save(me, draft.id(), draft.title(), why, List.of(), at)
                .then(kept -> proposals.mergeAtOnce(me, kept.proposed(), at))
                .then(standing -> discard(me, draft.id()).map(_ -> standing));
    }

    /// Whether `main` holds a file at this path now.
    boolean isOnMain(TenantId tenant, DocPath path) {
        return onMain(tenant).contains(path.value());
    }

    private Set<String> onMain(TenantId tenant) {
        return transactions.read(
                tenant,
                () ->
                        git.ref(tenant, GitStore.MAIN).stream()
                                .flatMap(main -> git.files(tenant, main).keySet().stream())
                                .map(DocPath::value)
                                .collect(Collectors.toSet()));
    }

    /// This path, or one beside it that nothing has yet.
    String free(TenantId tenant, String path) {
        return TemplateRules.free(path, onMain(tenant)::contains);
    }

    /// Why no new file can lie here: another one does, on `main` or in the draft, and would be
    /// replaced without a word.
    Optional<Refusal> whyTaken(TenantId tenant, Optional<Draft> draft, DocPath path) {
        var taken = new HashSet<>(onMain(tenant));
        draft.ifPresent(written ->
                written.files()
                        .forEach(file -> {
                            var place = file.path().value();
                            if (file.content().isPresent()) {
                                taken.add(place);
                            } else {
                                taken.remove(place);
                            }
                        }));
        return taken.contains(path.value())
                ? Optional.of(
                        Refusal.of(
                                "docs.draft.path-taken",
                                path.value(),
                                TemplateRules.free(path.value(), taken::contains)))
                : Optional.empty();
    }

    private interface Change<T> {
        Outcome<T> of(Draft draft);
    }

    private <T> Outcome<T> changing(Person me, UUID id, Change<T> change) {
        return transactions.write(
                me.tenant(),
                () ->
                        store.find(me, id)
                                .map(change::of)
                                .orElseGet(() -> Outcome.refused("docs.draft-not-found")));
    }

    private static String cut(String text, int longest) {
        var stripped = text.strip();
        return stripped.length() <= longest ? stripped : stripped.substring(0, longest);
    }
}
