package seihon.docs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Problem;
import seihon.docs.text.KindRegistry;
import seihon.domain.Outcome;

class PolicyReaderTest {

    private static final DocPath PATH = new DocPath("Stock/policies/approval.yaml");
    private final KindRegistry kinds = new KindRegistry(List.of(new ApprovalPolicyKind()));

    @Test
    void policyOfTheContractIsRead() {
        var policy = PolicyRulesTest.policy(PolicyRulesTest.CONTRACT);

        assertThat(policy.rules())
                .extracting(ApprovalPolicy.Rule::id)
                .containsExactly("default", "stages", "price");
        assertThat(policy.rules().getLast().sign()).isTrue();
        assertThat(policy.light()).containsExactlyInAnyOrder("minutes", "kpt");
    }

    @Test
    void everyMistakeIsToldAtItsLine() {
        var problems =
                problems(
                        """
                        kind: approval-policy
                        rules:
                          - id: a
                            match: {path: "/Stock/**", when: "change.feilds.size() > 0"}
                            require: [{group: ["person:sato"], count: 2}]
                            deadline: 3 days
                          - id: a
                            match: {when: "change.fields.exists(f, f.percent > 'x')"}
                            require: [{group: ["role:manager"], count: 1}]
                            escalate_to: "role:executive"
                        """);

        assertThat(problems)
                .extracting(p -> p.line() + " " + p.what().key())
                .containsExactly(
                        "4 docs.policy.glob-start",
                        "4 docs.policy.condition",
                        "5 docs.policy.count-too-large",
                        "6 docs.policy.deadline",
                        "7 docs.policy.duplicate-id",
                        "8 docs.policy.condition",
                        "10 docs.policy.escalation-without-deadline");
        assertThat(problems.get(1).what().arguments().get(1).toString()).contains("feilds");
    }

    @Test
    void schemaMistakesAreToldAtTheirLine() {
        var problems =
                problems(
                        """
                        kind: approval-policy
                        rules:
                          - id: a
                            match: {}
                            require: [{group: ["manager"], count: 0}]
                        """);

        assertThat(problems)
                .extracting(p -> p.what().key() + " " + p.what().arguments().getFirst())
                .containsExactlyInAnyOrder(
                        "docs.schema.shape-example rules/a/require/0/group/0",
                        "docs.schema.too-small rules/a/require/0/count");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change.fields.exists(f, f.percent > 10)",
                "change.kind == 'price-list' && change.fields.all(f, f.delta <= 0.0)",
                "change.added || change.deleted",
                "change.path.startsWith('Stock/prices/') && size(change.fields) > 3",
                "change.fields.exists_one(f, f.path.endsWith('/count') && f.old != f.new)"
            })
    void conditionsAreWrittenAsPeopleWould(String when) {
        assertThat(Condition.compile(when)).isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Stock/**, Stock/a/b.md, true",
        "Stock/**, Flow/a.md, false",
        "Stock/*.md, Stock/a.md, true",
        "Stock/*.md, Stock/a/b.md, false",
        "Stock/**/x.md, Stock/x.md, true",
        "Stock/**/x.md, Stock/a/b/x.md, true",
        "'Stock/{org,policies}/*.yaml', Stock/org/people.yaml, true",
        "'Stock/{org,policies}/*.yaml', Stock/orgs/people.yaml, false",
        "Stock/a?.md, Stock/ab.md, true",
        "Stock/a.md, Stock/aXmd, false",
        "**, templates/a.md, true"
    })
    void patternsSelectPaths(String glob, String path, boolean matches) {
        assertThat(PathGlob.of(glob).matches(path)).isEqualTo(matches);
    }

    @Test
    void policyThatDoesNotFitTheCompanyNamesWhy() {
        var yaml =
                """
                kind: approval-policy
                rules:
                  - id: a
                    match: {path: "Stock/handbook/**"}
                    require:
                      - {group: ["role:executive"], count: 3}
                      - {group: ["role:chef", "person:nobody"], count: 1}
                  - {id: b, match: {kind: price-list}, require: [{group: ["role:executive"], count: 9}]}
                """;
        var policy = PolicyRulesTest.policy(yaml);
        var source = ((Reading.Good<seihon.docs.SourceDocument>) kinds.source(PATH, yaml)).value();

        var problems =
                PolicyFit.problems(
                        source,
                        policy,
                        new Aozora(),
                        Set.of("executive"),
                        List.of(
                                new PolicyFit.Standing(
                                        new DocPath("Stock/handbook/a.md"), "handbook")));

        assertThat(problems)
                .extracting(p -> p.line() + " " + p.what().key())
                .containsExactlyInAnyOrder(
                        "6 docs.policy.never-met",
                        "7 docs.policy.unknown-role",
                        "7 docs.policy.unknown-person",
                        "7 docs.policy.never-met");
    }

    @Test
    void distinctDemandsOnTheSamePersonCanNeverBeMet() {
        var yaml =
                """
                kind: approval-policy
                rules:
                  - id: a
                    match: {path: "Stock/**"}
                    require:
                      - {group: ["role:finance"], count: 1, distinct: true}
                      - {group: ["role:finance", "person:fujimoto"], count: 1, distinct: true}
                """;
        var source = ((Reading.Good<seihon.docs.SourceDocument>) kinds.source(PATH, yaml)).value();
        var reached = new PolicyFit.Standing(new DocPath("Stock/handbook/a.md"), "handbook");

        var problems =
                PolicyFit.problems(
                        source,
                        PolicyRulesTest.policy(yaml),
                        new Aozora(),
                        Set.of("finance"),
                        List.of(reached));

        assertThat(problems)
                .extracting(p -> p.line() + " " + p.what().key())
                .containsExactly("7 docs.policy.never-met-together");
    }

    private List<Problem> problems(String yaml) {
        return switch (kinds.read(PATH, yaml)) {
            case Reading.Good<?> good -> throw new AssertionError(good);
            case Reading.Bad<?>(var problems) -> problems;
        };
    }
}
