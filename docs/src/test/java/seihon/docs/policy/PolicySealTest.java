package seihon.docs.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.policy.Aozora.FRIDAY_MORNING;
import static seihon.docs.policy.PolicyRulesTest.people;
import static seihon.docs.policy.PolicyRulesTest.policy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import seihon.docs.DocPath;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.Requirement;
import seihon.docs.policy.Submission.Approval;
import seihon.domain.BusinessCalendar;
import seihon.domain.PersonId;
import seihon.domain.Refusal;

/// Nobody approves a sealed document that they cannot read, before and after the change.
class PolicySealTest {

    private final Aozora company = new Aozora();

    @Test
    void approverReadsBothStates() {
        var before = state("person:tanaka, person:ishii, person:ogawa", "a");
        var after = state("person:ishii, person:nakamura, person:ogawa", "b");

        var demand = evaluate(new FileChange(path(), Optional.of(before), Optional.of(after)));

        assertThat(demand.eligible()).isEqualTo(people("ishii"));
        assertThat(demand.why()).extracting(Refusal::key).contains("docs.policy.why-readers");
    }

    @Test
    void deputyOfAReaderMustBeAReaderToo() {
        company.away("tanaka", "nakamura");
        company.away("ishii", "kato");
        var after = state("person:tanaka, person:ishii, person:kato", "a");

        var demand =
                evaluate(
                        new FileChange(path(), Optional.empty(), Optional.of(after)),
                        new Approval(new PersonId("nakamura"), FRIDAY_MORNING, true));

        assertThat(demand.eligible()).isEqualTo(people("tanaka", "ishii", "kato"));
        assertThat(demand.given()).isEmpty();
    }

    @Test
    void removalIsApprovedByReadersAndPublicDocumentsByEverybody() {
        var sealed = state("person:tanaka", "a");

        var removal = evaluate(new FileChange(path(), Optional.of(sealed), Optional.empty()));
        var plain = evaluate(Changes.handbook("a", "b"));

        assertThat(removal.eligible()).isEqualTo(people("tanaka"));
        assertThat(plain.eligible()).contains(new PersonId("nakamura"));
        assertThat(plain.why()).extracting(Refusal::key).doesNotContain("docs.policy.why-readers");
    }

    private Requirement evaluate(FileChange file, Approval... approvals) {
        var submission =
                new Submission(
                        List.of(file),
                        Set.of(new PersonId("ogawa")),
                        List.of(approvals),
                        FRIDAY_MORNING,
                        FRIDAY_MORNING.plusSeconds(60));
        return PolicyRules.evaluate(
                        List.of(policy(PolicyRulesTest.CONTRACT)),
                        submission,
                        company,
                        BusinessCalendar.usual(ZoneId.of("Asia/Tokyo")))
                .getFirst();
    }

    private static DocPath path() {
        return new DocPath("Stock/handbook/pay.md");
    }

    private static String state(String readers, String digit) {
        return """
        ---
        kind: handbook
        id: pay
        title: {ja: 報酬}
        owner: person:sato
        readers: [%s]
        body: hmac-sha256:%s
        ---
        """
                .formatted(readers, digit.repeat(64));
    }
}
