package seihon.people;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import seihon.docs.Problem;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Makes a company with its people and first documents, or nothing at all.
public interface Founding {

    /// One transaction: the tenant's row, personal rows, accounts, passwords and tokens, then
    /// `documents`. When those answer problems everything is undone and the problems are answered.
    Founded found(Company company, List<Newcomer> people, FirstDocuments documents, Instant at);

    /// What is wrong with a password or token before anything is written; empty when nothing is.
    Optional<Refusal> whyNot(Newcomer newcomer);

    /// Writes the first documents inside the founding transaction; answers what is wrong.
    interface FirstDocuments {
        List<Problem> write(TenantId tenant);
    }

    record Company(
            String slug,
            String name,
            ZoneId zone,
            int fiscalYearStart,
            Locale language,
            boolean example) {}

    /// A person as given in the provisioning file. A token carries everything its person may do,
    /// for one year.
    record Newcomer(
            PersonId id,
            String name,
            String kana,
            Optional<String> mail,
            Optional<String> password,
            Optional<String> token) {

        @Override
        public String toString() {
            return "newcomer " + id;
        }
    }

    /// `problems` is empty when the company was made.
    record Founded(TenantId tenant, List<Problem> problems) {
        public Founded {
            problems = List.copyOf(problems);
        }
    }
}
