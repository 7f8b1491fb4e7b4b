package seihon.docs.opening;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.FileEdit;
import seihon.docs.change.ChangeSet;
import seihon.docs.change.ChangedFile;
import seihon.docs.git.GitStore;
import seihon.docs.sealed.Sealing;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Turns edits into a change: blobs, a change set and the commit that a proposal's ref points at.
@Component
public class Authoring {

    private static final String OF_NOBODY = "@tenant.invalid";

    private final GitStore git;
    private final Sealing sealing;

    Authoring(GitStore git, Sealing sealing) {
        this.git = git;
        this.sealing = sealing;
    }

    /// What somebody wants `base` to become; `standing` is what the proposal proposed before.
    public record Wanted(ObjectId base, List<FileEdit> edits, List<ChangedFile> standing) {
        public Wanted {
            edits = List.copyOf(edits);
            standing = List.copyOf(standing);
        }
    }

    /// The edits on the tree of `base`, sealed where they say so; edits that change nothing are
    /// left out.
    public Outcome<ChangeSet> change(Person me, Wanted wanted, Instant at) {
        var wrong = DraftRules.wrongEdits(wanted.edits(), git.files(me.tenant(), wanted.base()));
        return wrong.isPresent()
                ? Outcome.refused(wrong.get())
                : sealed(me, wanted.edits(), wanted.standing(), at)
                        .then(edits -> change(me.tenant(), wanted.base(), edits));
    }

    /// The edits as Git holds them: sealed bodies are kept elsewhere.
    public Outcome<List<FileEdit>> sealed(
            Person me, List<FileEdit> edits, List<ChangedFile> standing, Instant at) {
        var texts =
                standing.stream()
                        .flatMap(file -> file.after().stream())
                        .map(blob -> git.text(me.tenant(), blob))
                        .toList();
        return sealing.sealed(new Sealing.Writer(me, texts, at), edits);
    }

    private Outcome<ChangeSet> change(TenantId tenant, ObjectId base, List<FileEdit> edits) {
        var before = git.files(tenant, base);
        var after = new TreeMap<>(before);
        for (var edit : edits) {
            edit.content()
                    .ifPresentOrElse(
                            text -> after.put(edit.path(), blob(tenant, text)),
                            () -> after.remove(edit.path()));
        }
        var change = ChangeSet.between(before, after);
        if (change.isEmpty()) {
            return Outcome.refused("docs.proposal.unchanged-invalid");
        }
        return DraftRules.clash(change.added(), after.keySet())
                .<Outcome<ChangeSet>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(change));
    }

    /// The commit of a proposal's revision. Names and mail addresses stay out of Git.
    public ObjectId commit(TenantId tenant, Made made) {
        return git.commit(
                tenant,
                new GitStore.NewCommit(
                        List.of(made.base()),
                        made.change().blobs(),
                        made.author().value(),
                        address(made.author()),
                        made.at(),
                        made.message()));
    }

    /// The commit of `main` that a draft names, when it is one of its ancestors; `main` itself when
    /// the draft names none.
    public Outcome<ObjectId> base(TenantId tenant, Optional<String> named) {
        var main = git.ref(tenant, GitStore.MAIN);
        if (main.isEmpty()) {
            return Outcome.refused("docs.proposal.no-main");
        }
        if (named.isEmpty() || named.get().equals(main.get().name())) {
            return Outcome.done(main.get());
        }
        return Ancestry.isOn(git, tenant, named.get(), main.get())
                ? Outcome.done(ObjectId.fromString(named.get()))
                : Outcome.refused("docs.proposal.base-invalid", named.get());
    }

    public ObjectId blob(TenantId tenant, String text) {
        return git.writeBlob(tenant, text.getBytes(StandardCharsets.UTF_8));
    }

    /// As the documents name them, never a real address.
    public static String address(PersonId person) {
        return person.value() + OF_NOBODY;
    }

    /// Whom such an address names: a commit of the service may come back with a push.
    public static Optional<PersonId> person(String address) {
        return Optional.of(address)
                .filter(text -> text.endsWith(OF_NOBODY))
                .map(text -> text.substring(0, text.length() - OF_NOBODY.length()))
                .filter(PersonId::isValid)
                .map(PersonId::new);
    }

    /// The ref that keeps a proposal's commits; fetched only by whoever may read proposals.
    public static String ref(long proposal) {
        return "refs/proposals/" + proposal;
    }

    public record Made(
            ObjectId base, ChangeSet change, PersonId author, Instant at, String message) {}
}
