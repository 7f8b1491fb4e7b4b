package seihon.docs.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.policy.Aozora.FRIDAY_MORNING;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.Requirement;
import seihon.docs.policy.Submission.Approval;
import seihon.docs.text.KindRegistry;
import seihon.domain.BusinessCalendar;
import seihon.domain.PersonId;
import seihon.domain.Refusal;

class PolicyRulesTest {

    static final String CONTRACT =
            """
            kind: approval-policy
            rules:
              - {id: default, match: {path: "Stock/**"}, require: [{group: ["role:manager", "role:executive"], count: 1}], deadline: 3bd, escalate_to: "role:executive"}
              - {id: stages,  match: {kind: stage-model}, require: [{group: ["role:executive"], count: 1}, {group: ["role:revenue-ops"], count: 1}]}
              - {id: price,   match: {kind: price-list, when: "change.fields.exists(f, f.path == '/unit_price' && f.percent > 10.0)"}, require: [{group: ["person:sato", "person:mori", "person:abe"], count: 2, distinct: true}], sign: true}
            light: [minutes, kpt]
            """;

    private static final KindRegistry KINDS = new KindRegistry(List.of(new ApprovalPolicyKind()));

    private final Aozora company = new Aozora();
    private List<ApprovalPolicy> policies = List.of(policy(CONTRACT));
    private List<FileChange> files = List.of(Changes.handbook("a", "b"));
    private Set<PersonId> contributors = people("ogawa");
    private final List<Approval> approvals = new ArrayList<>();
    private Instant now = FRIDAY_MORNING.plusSeconds(3_600);

    @Test
    void handbookNeedsOneManagerOrExecutive() {
        var open = evaluate().getFirst();
        assertThat(open.missing()).isEqualTo(1);
        assertThat(open.eligible())
                .isEqualTo(people("sato", "mori", "tanaka", "ishii", "nakamura", "yamaguchi"));

        approve("tanaka");

        assertThat(PolicyRules.isMet(evaluate())).isTrue();
    }

    @Test
    void everyMatchingRuleDemandsAndOneApprovalCountsForAllItFits() {
        files = List.of(Changes.stageModel("90", "60"));
        approve("sato");

        assertThat(evaluate())
                .extracting(r -> r.rule() + " " + r.missing())
                .containsExactly("default 0", "stages 0", "stages 1");
    }

    @Test
    void contributorNeverCountsNotEvenAsDeputy() {
        contributors = people("ogawa", "tanaka");
        company.away("sato", "tanaka");
        approve("tanaka");

        assertThat(evaluate().getFirst().given()).isEmpty();
        assertThat(evaluate().getFirst().eligible()).doesNotContain(new PersonId("tanaka"));
        assertThat(keys(evaluate().getFirst().why())).contains("docs.policy.why-contributors");
    }

    @Test
    void nobodyDecidesForAContributor() {
        files = List.of(Changes.stageModel("90", "60"));
        company.role("executive", "sato");
        contributors = people("sato");
        company.away("sato", "kato");
        approve("kato");

        var executive = evaluate().get(1);
        assertThat(executive.given()).isEmpty();
        assertThat(executive.unsatisfiable().map(Refusal::key))
                .contains("docs.policy.unsatisfiable-contributors");
    }

    @Test
    void deputyDecidesForWhoIsAwayAndIsNamed() {
        files = List.of(Changes.stageModel("90", "60"));
        company.away("sato", "kato");
        approve("kato");

        var executive = evaluate().get(1);
        assertThat(executive.given())
                .containsExactly(
                        new Requirement.Given(
                                new PersonId("kato"), Optional.of(new PersonId("sato"))));
        assertThat(keys(executive.why())).contains("docs.policy.why-deputy");
    }

    @Test
    void absentAndDeputyAreOneVoice() {
        policies = List.of(policy(rules("{group: [\"person:sato\", \"person:mori\"], count: 2}")));
        company.away("sato", "kato");
        approve("kato");
        approve("sato");

        assertThat(evaluate().getFirst().given()).hasSize(1);
    }

    @Test
    void priceIncreaseOverTenPercentNeedsTwoOtherSignatures() {
        files = List.of(Changes.price("1000", "1200"));
        approvals.add(new Approval(new PersonId("sato"), now, false));
        assertThat(evaluate())
                .extracting(r -> r.rule() + " " + r.missing() + " " + r.signature())
                .containsExactly("default 0 false", "price 2 true");

        approvals.clear();
        Stream.of("sato", "mori").forEach(this::approve);
        assertThat(PolicyRules.isMet(evaluate())).as("distinct approvals are spent").isFalse();

        approve("tanaka");
        assertThat(PolicyRules.isMet(evaluate())).isTrue();
    }

    @Test
    void smallPriceChangeIsJudgedByTheDefault() {
        files = List.of(Changes.price("1000", "1100"));

        assertThat(evaluate()).extracting(Requirement::rule).containsExactly("default");
    }

    @Test
    void priceThatAppearsCannotSlipUnderTheLimit() {
        files = List.of(Changes.price("0", "1"));
        assertThat(evaluate()).extracting(Requirement::rule).contains("price");

        files =
                List.of(
                        new FileChange(
                                Changes.prices(),
                                Optional.empty(),
                                Changes.price("1", "1").after()));
        assertThat(evaluate()).extracting(Requirement::rule).contains("price");
    }

    @Test
    void escalationIsAddedWhenTheDeadlineHasPassed() {
        policies =
                List.of(
                        policy(
                                """
                                kind: approval-policy
                                rules:
                                  - {id: a, match: {path: "Stock/**"}, require: [{group: ["person:tanaka"], count: 1}], deadline: 3bd, escalate_to: "role:executive"}
                                """));
        approve("mori");
        var before = evaluate().getFirst();
        assertThat(before.missing()).isEqualTo(1);
        assertThat(before.deadline()).contains(Instant.parse("2026-11-26T09:00:00Z"));
        assertThat(keys(before.why())).contains("docs.policy.why-escalation");

        now = Instant.parse("2026-11-26T09:00:00Z");

        var after = evaluate().getFirst();
        assertThat(after.missing()).isZero();
        assertThat(after.groups()).containsExactly("person:tanaka", "role:executive");
        assertThat(keys(after.why())).contains("docs.policy.why-escalated");
    }

    @Test
    void soleApproverWhoWroteTheChangeWaitsForEscalationInsteadOfForever() {
        policies =
                List.of(
                        policy(
                                """
                                kind: approval-policy
                                rules:
                                  - {id: a, match: {path: "**"}, require: [{group: ["person:tanaka"], count: 1}], deadline: PT8H, escalate_to: "role:executive"}
                                """));
        contributors = people("tanaka");

        assertThat(evaluate().getFirst().unsatisfiable()).isEmpty();
        now = FRIDAY_MORNING.plus(Duration.ofHours(8));
        assertThat(evaluate().getFirst().eligible()).isEqualTo(people("sato", "mori"));
    }

    @Test
    void unsatisfiableDemandsSayWhatWouldHelp() {
        policies = List.of(policy(rules("{group: [\"role:finance\"], count: 1}")));
        contributors = people("fujimoto");
        assertThat(unsatisfiable()).isEqualTo("docs.policy.unsatisfiable-contributors");

        contributors = people("ogawa");
        policies = List.of(policy(rules("{group: [\"role:auditor\"], count: 1}")));
        assertThat(unsatisfiable()).isEqualTo("docs.policy.unsatisfiable-nobody");

        policies = List.of(policy(rules("{group: [\"role:executive\"], count: 3}")));
        assertThat(unsatisfiable()).isEqualTo("docs.policy.unsatisfiable-few");

        policies =
                List.of(
                        policy(
                                rules(
                                        "{group: [\"role:executive\"], count: 1, distinct: true},"
                                                + " {group: [\"role:executive\"], count: 2, distinct: true}")));
        assertThat(evaluate().stream().flatMap(r -> r.unsatisfiable().stream()).map(Refusal::key))
                .containsExactly("docs.policy.unsatisfiable-distinct");
    }

    @Test
    void whereNoRuleMatchesOneManagerOrExecutiveDecides() {
        policies = List.of();
        assertThat(keys(evaluate().getFirst().why())).containsExactly("docs.policy.why-no-policy");

        policies = List.of(policy(CONTRACT.replace("Stock/**", "Stock/org/**")));
        assertThat(evaluate()).extracting(Requirement::rule).containsExactly("fallback");
        files = List.of(Changes.handbook("a", "b"), Changes.stageModel("1", "2"));
        assertThat(evaluate())
                .extracting(Requirement::rule)
                .containsExactly("stages", "stages", "fallback");
    }

    @Test
    void approvalOfSomebodyWhoLeftNoLongerCounts() {
        approve("tanaka");
        company.leaves("tanaka");

        assertThat(PolicyRules.isMet(evaluate())).isFalse();
    }

    @Test
    void onlyKindsMarkedAsLightAreLight() {
        var minutes =
                new FileChange(
                        new DocPath("Stock/meetings/2026/a.md"),
                        Optional.empty(),
                        Optional.of("---\nkind: minutes\n---\n"));

        assertThat(PolicyRules.isLight(policies, List.of(minutes))).isTrue();
        assertThat(PolicyRules.isLight(policies, List.of(minutes, Changes.handbook("a", "b"))))
                .isFalse();
    }

    private String unsatisfiable() {
        return evaluate().getFirst().unsatisfiable().orElseThrow().key();
    }

    private List<Requirement> evaluate() {
        return PolicyRules.evaluate(
                policies,
                new Submission(files, contributors, approvals, FRIDAY_MORNING, now),
                company,
                BusinessCalendar.usual(ZoneId.of("Asia/Tokyo")));
    }

    private void approve(String person) {
        approvals.add(new Approval(new PersonId(person), now, true));
    }

    private static List<String> keys(List<Refusal> why) {
        return why.stream().map(Refusal::key).toList();
    }

    private static String rules(String demands) {
        return "kind: approval-policy\nrules:\n  - {id: a, match: {path: \"Stock/**\"}, require: ["
                + demands
                + "]}\n";
    }

    static ApprovalPolicy policy(String yaml) {
        return switch (KINDS.read(new DocPath("Stock/policies/approval.yaml"), yaml)) {
            case Reading.Good<KindRegistry.Valid<?>>(var valid) -> (ApprovalPolicy) valid.value();
            case Reading.Bad<KindRegistry.Valid<?>>(var problems) ->
                    throw new AssertionError(problems);
        };
    }

    static Set<PersonId> people(String... ids) {
        return Stream.of(ids).map(PersonId::new).collect(Collectors.toSet());
    }
}
