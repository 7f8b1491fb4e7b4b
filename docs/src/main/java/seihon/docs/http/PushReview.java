package seihon.docs.http;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import seihon.docs.Check;
import seihon.docs.git.GitStore;
import seihon.domain.Outcome;
import seihon.domain.Refusal;

/// Answers every ref of one push. `refs/for/main` becomes a proposal; everything else is refused
/// with the way that leads on. JGit never moves a ref itself: no command is left to execute.
final class PushReview implements PreReceiveHook {

    static final String FOR_MAIN = "refs/for/main";

    private final PushedProposals proposals;
    private final Push push;
    private final Terminal terminal;
    private final GitMeters meters;

    PushReview(PushedProposals proposals, Push push, Terminal terminal, GitMeters meters) {
        this.proposals = proposals;
        this.push = push;
        this.terminal = terminal;
        this.meters = meters;
    }

    @Override
    public void onPreReceive(ReceivePack receive, Collection<ReceiveCommand> commands) {
        var quota = proposals.count(push, receive.hasReceivedPack() ? receive.getPackSize() : 0);
        for (var command : commands) {
            var misdirected = misdirected(command);
            if (misdirected.isPresent()) {
                refuse(command, List.of(misdirected.get()));
            } else if (quota.isPresent()) {
                refuse(command, List.of(quota.get()));
            } else {
                propose(receive, command);
            }
        }
    }

    private static Optional<Refusal> misdirected(ReceiveCommand command) {
        var ref = command.getRefName();
        var isDeletion = command.getType() == ReceiveCommand.Type.DELETE;
        if (ref.equals(GitStore.MAIN)) {
            return Optional.of(
                    switch (command.getType()) {
                        case DELETE -> Refusal.of("docs.git.main-deleted");
                        case UPDATE_NONFASTFORWARD -> Refusal.of("docs.git.main-rewritten");
                        case CREATE, UPDATE -> Refusal.of("docs.git.main-pushed");
                    });
        }
        if (ref.equals(GitStore.FLOW)) {
            return Optional.of(Refusal.of("docs.git.flow-pushed"));
        }
        if (!ref.equals(FOR_MAIN)) {
            return Optional.of(Refusal.of("docs.git.ref-unknown", ref));
        }
        return isDeletion ? Optional.of(Refusal.of("docs.git.proposal-deleted")) : Optional.empty();
    }

    private void propose(ReceivePack receive, ReceiveCommand command) {
        switch (PushOptions.read(receive.getPushOptions())) {
            case Outcome.Refused<PushOptions>(var why) -> refuse(command, List.of(why));
            case Outcome.Done<PushOptions>(var options) -> {
                var reading = read(receive, command.getNewId());
                if (reading.change().isEmpty()) {
                    refuse(command, reading.problems());
                    return;
                }
                switch (proposals.propose(push, reading.change().get(), options)) {
                    case Outcome.Refused<PushedProposals.Answer>(var why) ->
                            refuse(command, List.of(why));
                    case Outcome.Done<PushedProposals.Answer>(var answer) -> {
                        command.setResult(ReceiveCommand.Result.OK);
                        meters.proposed();
                        tell(answer);
                    }
                }
            }
        }
    }

    private PushedChange.Reading read(ReceivePack receive, ObjectId pushed) {
        var main = proposals.main(push);
        if (main.isEmpty()) {
            return PushedChange.Reading.refused("docs.git.no-main");
        }
        try {
            return PushedChange.read(receive.getRepository(), pushed, main.get());
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    private void refuse(ReceiveCommand command, List<Refusal> reasons) {
        terminal.line("");
        reasons.forEach(terminal::say);
        terminal.line("");
        meters.refusedPush(reasons.getFirst().key());
        command.setResult(
                ReceiveCommand.Result.REJECTED_OTHER_REASON, terminal.status(reasons.getFirst()));
    }

    private void tell(PushedProposals.Answer answer) {
        var standing = answer.standing();
        terminal.line("");
        terminal.say(
                answer.isNew() ? "docs.git.opened" : "docs.git.updated",
                Long.toString(standing.number()),
                standing.title(),
                standing.revision());
        terminal.line("  " + push.home() + "/proposals/" + standing.number());
        if (standing.behind()) {
            terminal.say("docs.git.behind");
        }
        standing.checks().stream()
                .filter(line -> line.verdict() == Check.Verdict.FAILED)
                .forEach(this::tell);
        terminal.line("");
    }

    private void tell(Check.Line failed) {
        terminal.say("docs.git.check-failed", failed.summary());
        for (var problem : failed.details()) {
            terminal.say(
                    "docs.git.problem",
                    problem.path().value(),
                    Integer.toString(problem.line()),
                    problem.what());
        }
    }
}
