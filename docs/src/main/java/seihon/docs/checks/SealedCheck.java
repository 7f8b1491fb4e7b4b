package seihon.docs.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Check.Line;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
import seihon.docs.Roster;
import seihon.docs.change.DatedCheck;
import seihon.docs.policy.Organisation;
import seihon.docs.policy.Party;
import seihon.docs.sealed.Sealing;
import seihon.docs.text.SealedText;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// The bodies of sealed documents are here, and somebody of the company may read each of them:
/// otherwise nobody could approve the next change.
@Component
class SealedCheck implements DatedCheck {

    private static final String NAME = "sealed";

    private final Sealing sealing;
    private final Roster roster;

    SealedCheck(Sealing sealing, Roster roster) {
        this.sealing = sealing;
        this.roster = roster;
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change, Instant at) {
        var company = Organisation.at(roster, tenant, at);
        var problems = new ArrayList<Problem>();
        var sealed = 0;
        for (var file : change.files()) {
            var found = file.after().flatMap(text -> SealedText.inGit(file.path(), text));
            if (found.isPresent()) {
                sealed++;
                wrong(tenant, found.get(), company)
                        .ifPresent(why -> problems.add(new Problem(file.path(), 1, 1, why)));
            }
        }
        if (sealed == 0) {
            return Lines.notApplicable(NAME, Refusal.of("docs.check.sealed.not-applicable"));
        }
        return problems.isEmpty()
                ? Lines.passed(NAME, Refusal.of("docs.check.sealed.passed", sealed))
                : Lines.failed(NAME, problems.getFirst().what(), problems);
    }

    private Optional<Refusal> wrong(TenantId tenant, SealedText file, Organisation company) {
        if (!sealing.holds(tenant, file)) {
            return Optional.of(Refusal.of("docs.check.sealed.body-gone", file.doc().toString()));
        }
        var readers = company.people(file.readers().stream().map(Party::parse).toList());
        readers.retainAll(company.employees());
        return readers.isEmpty()
                ? Optional.of(
                        Refusal.of(
                                "docs.check.sealed.no-reader", String.join(", ", file.readers())))
                : Optional.empty();
    }
}
