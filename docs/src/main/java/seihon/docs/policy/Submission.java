package seihon.docs.policy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.text.SealedText;
import seihon.domain.PersonId;

/// What is judged: the changed files, who may read each sealed state of them, everybody who
/// contributed to any revision, the approvals bound to exactly this change, when it was asked for
/// (deadlines run from there) and when it is looked at.
public record Submission(
        List<FileChange> files,
        List<List<Party>> readers,
        Set<PersonId> contributors,
        List<Approval> approvals,
        Instant asked,
        Instant now) {

    public Submission {
        files = List.copyOf(files);
        readers = readers.stream().map(List::copyOf).toList();
        contributors = Set.copyOf(contributors);
        approvals = List.copyOf(approvals);
    }

    /// The readers are those that the files name.
    public Submission(
            List<FileChange> files,
            Set<PersonId> contributors,
            List<Approval> approvals,
            Instant asked,
            Instant now) {
        this(files, readers(files), contributors, approvals, asked, now);
    }

    private static List<List<Party>> readers(List<FileChange> files) {
        return files.stream()
                .flatMap(file ->
                        Stream.of(file.before(), file.after())
                                .flatMap(Optional::stream)
                                .flatMap(text -> SealedText.inGit(file.path(), text).stream()))
                .map(sealed -> sealed.readers().stream().map(Party::parse).toList())
                .distinct()
                .toList();
    }

    /// Who never counts: contributors, and whoever cannot read all of what is to be approved.
    Set<PersonId> barred(Organisation company) {
        var barred = new HashSet<>(contributors);
        if (!readers.isEmpty()) {
            var reading = new HashSet<>(company.employees());
            readers.forEach(some -> reading.retainAll(company.people(some)));
            company.employees().stream()
                    .filter(person -> !reading.contains(person))
                    .forEach(barred::add);
        }
        return barred;
    }

    /// `signed`: given with a fresh sign-in.
    public record Approval(PersonId by, Instant at, boolean signed) {}
}
