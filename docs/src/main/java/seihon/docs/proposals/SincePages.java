package seihon.docs.proposals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.docs.DocPath;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.change.CaseFile;
import seihon.docs.change.ChangeSet;
import seihon.docs.change.ProposalRevisionStore;
import seihon.docs.change.Seen;
import seihon.docs.change.SeenStore;
import seihon.docs.git.GitStore;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// What changed in a proposal since I last looked, or since one of its revisions.
@Controller
class SincePages {

    private final ProposalDesk desk;
    private final ProposalRevisionStore revisions;
    private final SeenStore views;
    private final FileViews files;
    private final GitStore git;
    private final Transactions transactions;
    private final Clock clock;

    SincePages(
            ProposalDesk desk,
            ProposalRevisionStore revisions,
            SeenStore views,
            FileViews files,
            GitStore git,
            Transactions transactions,
            Clock clock) {
        this.desk = desk;
        this.revisions = revisions;
        this.views = views;
        this.files = files;
        this.git = git;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/proposals/{number}/since")
    String since(
            @PathVariable long number,
            @RequestParam Optional<Integer> revision,
            Person me,
            Model model) {
        var view = transactions.read(me.tenant(), () -> view(me, number, revision));
        model.addAttribute("view", view);
        return "docs/proposals/since";
    }

    private SinceView view(Person me, long number, Optional<Integer> wanted) {
        var file =
                desk.judged(me, number, clock.instant())
                        .orElseThrow(() ->
                                new RefusedRequest(
                                        "docs.proposal.not-found", Long.toString(number)))
                        .file();
        var last = file.revision().n();
        var from =
                wanted.or(() -> views.find(me.tenant(), number, me.id()).map(Seen::revision))
                        .filter(n -> n >= 1 && n <= last)
                        .orElse(Math.max(1, last - 1));
        return new SinceView(
                number, file.proposal().title(), from, last, files.of(me, between(me, file, from)));
    }

    /// Only the proposal's own files: what `main` did meanwhile is not the proposal's news.
    private List<FileChange> between(Person me, CaseFile file, int from) {
        var before = texts(revisions.change(me.tenant(), file.number(), from));
        var after = texts(file.change());
        return ChangeSet.between(before, after).files().stream()
                .map(changed ->
                        new FileChange(
                                changed.path(),
                                changed.before().map(blob -> git.text(me.tenant(), blob)),
                                changed.after().map(blob -> git.text(me.tenant(), blob))))
                .toList();
    }

    private static SortedMap<DocPath, ObjectId> texts(ChangeSet change) {
        var texts = new TreeMap<DocPath, ObjectId>();
        change.files().forEach(f -> f.after().ifPresent(blob -> texts.put(f.path(), blob)));
        return texts;
    }
}
