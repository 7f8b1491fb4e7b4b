package seihon.docs.proposals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import seihon.docs.Check.Verdict;
import seihon.docs.Problem;
import seihon.docs.Proposals.State;
import seihon.domain.Refusal;

/// The page `/proposals/{number}`: what would change, what was found, who must approve and why,
/// what was said, what happened. Names are resolved; sentences are message keys with arguments.
public record ProposalView(
        Head head,
        List<FileView> files,
        EffectView effect,
        List<CheckView> checks,
        List<RequirementView> requirements,
        List<ThreadView> threads,
        List<StepView> steps,
        List<RevisionView> revisions,
        Optional<ReturnedView> returned,
        Since since,
        May may,
        List<Long> others,
        Optional<EmergencyView> emergency) {

    public ProposalView {
        files = List.copyOf(files);
        checks = List.copyOf(checks);
        requirements = List.copyOf(requirements);
        threads = List.copyOf(threads);
        steps = List.copyOf(steps);
        revisions = List.copyOf(revisions);
        others = List.copyOf(others);
    }

    /// Whether a thread is shown beside its block; the others stand in the discussion.
    public boolean placed(ThreadView thread) {
        return files.stream()
                .filter(file -> file.path().equals(thread.path()))
                .flatMap(file -> file.pairs().stream())
                .anyMatch(pair -> pair.block().equals(thread.block()));
    }

    public boolean suggestionsOpen() {
        return threads.stream()
                .flatMap(thread -> thread.all().stream())
                .anyMatch(said -> said.suggestion().isPresent() && said.appliedIn().isEmpty());
    }

    public record Head(
            long number,
            String title,
            String why,
            String author,
            State state,
            int revision,
            String digest,
            Instant openedAt,
            Optional<Instant> deadline,
            boolean behind,
            Refusal origin,
            List<String> contributors,
            List<String> outdated) {

        public String stateLabel() {
            return StateWords.label(state);
        }

        public String tone() {
            return StateWords.tone(state);
        }

        /// Whether its origin says more than that documents change.
        public boolean isTold() {
            return !origin.key().equals("docs.proposals.origin.change");
        }

        /// 3f9c 81b2: enough to compare by eye.
        public String shortDigest() {
            return digest.substring(0, 4) + " " + digest.substring(4, 8);
        }
    }

    public record CheckView(
            String name, Refusal title, Verdict verdict, Refusal summary, List<Problem> details) {

        /// Class of its line: `ok`, `no`, `wait` (for approvals) or `na`.
        public String tone() {
            return switch (verdict) {
                case PASSED -> "ok";
                case FAILED -> "no";
                case NOT_APPLICABLE -> name.equals("policy") ? "wait" : "na";
                case NOT_INSTALLED -> "na";
            };
        }

        /// Name of its icon.
        public String icon() {
            return switch (tone()) {
                case "ok" -> "check";
                case "no" -> "alert";
                case "wait" -> "clock";
                default -> "minus";
            };
        }

        public boolean isFailed() {
            return verdict == Verdict.FAILED;
        }
    }

    /// One demand: `groups` and names are ready to show; `mine` says that I could meet it.
    public record RequirementView(
            String rule,
            List<Refusal> groups,
            int needed,
            int missing,
            List<Refusal> given,
            List<String> eligible,
            boolean signature,
            boolean mine,
            Optional<Instant> deadline,
            Optional<Refusal> unsatisfiable,
            List<Refusal> why) {}

    /// A comment with its answers; `path` and `block` are empty for the proposal as a whole.
    public record ThreadView(
            SaidView first, List<SaidView> answers, String path, String block, boolean open) {

        public boolean hasPlace() {
            return !path.isEmpty();
        }

        /// The first and its answers.
        public List<SaidView> all() {
            return java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(first), answers.stream())
                    .toList();
        }
    }

    public record SaidView(
            UUID id,
            String person,
            String text,
            Optional<String> suggestion,
            Optional<Integer> appliedIn,
            int revision,
            Instant at) {}

    /// `act` is a message key with the person's name as argument.
    public record StepView(Refusal act, String word, int revision, Instant at, boolean fresh) {}

    /// `note` is what it is for, where that is not the proposal's own reason.
    public record RevisionView(int n, Refusal made, String note, Instant at, boolean current) {}

    /// What others did since I last looked; empty `at`: I never did. `decisions` are sentences.
    public record Since(
            Optional<Instant> at, boolean revised, List<Refusal> decisions, int comments) {

        public boolean isNews() {
            return at.isPresent() && (revised || !decisions.isEmpty() || comments > 0);
        }
    }

    /// What the reader may do now. `completes`: my approval is the last thing missing; `blocked`:
    /// it is the last one missing, but a check does not pass; `correct`: mine was sent back.
    public record May(
            boolean approve,
            boolean completes,
            boolean blocked,
            boolean sign,
            boolean takeBack,
            boolean sendBack,
            boolean merge,
            boolean revise,
            boolean correct,
            boolean update,
            boolean withdraw,
            boolean comment,
            boolean review,
            boolean revert) {

        public boolean decide() {
            return approve || sendBack || merge || review;
        }
    }

    public record EmergencyView(
            String why,
            String by,
            Instant at,
            Instant reviewDue,
            List<String> passedOver,
            Optional<Refusal> review) {}
}
