package seihon.docs.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.Requirement;
import seihon.docs.Roster;
import seihon.docs.policy.ApprovalPolicy;
import seihon.docs.policy.Organisation;
import seihon.docs.policy.PolicyRules;
import seihon.docs.policy.Submission;
import seihon.domain.BusinessCalendar;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Asks the approval policy on `main` (in a merge: that of its first parent) what a proposal needs
/// now. Deadlines run from the revision that is judged.
@Component
public class Demands {

    private static final String NO_POLICY = "none";

    private final Documents documents;
    private final Roster roster;
    private final Calendars calendars;

    Demands(Documents documents, Roster roster, Calendars calendars) {
        this.documents = documents;
        this.roster = roster;
        this.calendars = calendars;
    }

    /// Everything that all proposals of one look share: asked once, however many are judged.
    public Bench at(TenantId tenant, Instant at) {
        return new Bench(
                documents.all(tenant, ApprovalPolicy.class),
                new RememberedOrganisation(Organisation.at(roster, tenant, at)),
                calendars.of(tenant),
                at);
    }

    /// The policy, the company and its calendar at one moment.
    public record Bench(
            List<Loaded<ApprovalPolicy>> loaded,
            Organisation company,
            BusinessCalendar calendar,
            Instant at) {

        /// What a change would need if this person proposed it now.
        public List<Requirement> ifProposed(PersonId author, List<FileChange> files) {
            return PolicyRules.evaluate(
                    policies(),
                    new Submission(files, Set.of(author), List.of(), at, at),
                    company,
                    calendar);
        }

        private List<ApprovalPolicy> policies() {
            return loaded.stream().map(Loaded::value).toList();
        }

        public Demanded of(CaseFile file, ProposedChange change) {
            var policies = policies();
            var submission =
                    new Submission(
                            change.files(),
                            file.contributorIds(),
                            file.present().stream().map(Demands::approval).toList(),
                            file.revision().madeAt(),
                            at);
            var requirements = PolicyRules.evaluate(policies, submission, company, calendar);
            return new Demanded(
                    requirements,
                    name(loaded),
                    deadline(requirements),
                    PolicyRules.isLight(policies, change.files()));
        }
    }

    private static Submission.Approval approval(Approval approval) {
        return new Submission.Approval(
                approval.person(), approval.givenAt(), approval.signedAt().isPresent());
    }

    private static Optional<Instant> deadline(List<Requirement> requirements) {
        return requirements.stream()
                .filter(requirement -> requirement.missing() > 0)
                .flatMap(requirement -> requirement.deadline().stream())
                .min(Instant::compareTo);
    }

    /// The revisions that judged: `approval-policy/approval@3`.
    private static String name(List<Loaded<ApprovalPolicy>> loaded) {
        return loaded.isEmpty()
                ? NO_POLICY
                : loaded.stream()
                        .map(policy -> policy.revision().name())
                        .collect(Collectors.joining(" "));
    }
}
