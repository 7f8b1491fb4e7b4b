package seihon.docs.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.policy.Aozora.FRIDAY_MORNING;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import seihon.docs.Requirement;
import seihon.docs.policy.Submission.Approval;
import seihon.domain.BusinessCalendar;
import seihon.domain.PersonId;

/// What must hold whatever the policy, the people and the approvals are.
class PolicyPropertiesTest {

    private static final int ROUNDS = 150;
    private static final BusinessCalendar CALENDAR =
            BusinessCalendar.usual(ZoneId.of("Asia/Tokyo"));
    private static final List<String> PARTIES =
            List.of(
                    "role:executive",
                    "role:manager",
                    "role:revenue-ops",
                    "role:finance",
                    "person:abe",
                    "person:sato",
                    "person:kato");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Aozora company = new Aozora();

    @Test
    void approvalsNeverTakeAnythingAway() {
        everyRound((policy, contributors) -> {
            var approvals = approvals(4);
            var before = missing(evaluate(policy, contributors, approvals, now()));
            var more = new ArrayList<>(approvals);
            more.addAll(approvals(2));

            assertThat(missing(evaluate(policy, contributors, more, now())))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(before);
        });
    }

    @Test
    void contributorsNeverCountAndNobodyCountsTwice() {
        everyRound((policy, contributors) -> {
            for (var requirement : evaluate(policy, contributors, approvals(8), now())) {
                var by = requirement.given().stream().map(Requirement.Given::by).toList();
                var voices =
                        requirement.given().stream()
                                .map(given -> given.onBehalfOf().orElse(given.by()))
                                .toList();
                assertThat(by).as("seed %d", seed).doesNotHaveDuplicates();
                assertThat(by).noneMatch(contributors::contains);
                assertThat(voices).doesNotHaveDuplicates();
                assertThat(voices).noneMatch(contributors::contains);
                assertThat(requirement.eligible()).noneMatch(contributors::contains);
            }
        });
    }

    @Test
    void distinctDemandsShareNobody() {
        everyRound((policy, contributors) -> {
            var seen = new HashSet<PersonId>();
            var demands = policy.rules().stream().flatMap(r -> r.require().stream()).toList();
            var found = evaluate(policy, contributors, approvals(8), now());
            for (int i = 0; i < demands.size(); i++) {
                if (demands.get(i).distinct()) {
                    found.get(i)
                            .given()
                            .forEach(given -> assertThat(seen.add(given.by())).isTrue());
                }
            }
            for (int i = 0; i < demands.size(); i++) {
                if (!demands.get(i).distinct()) {
                    found.get(i)
                            .given()
                            .forEach(given -> assertThat(seen).doesNotContain(given.by()));
                }
            }
        });
    }

    @Test
    void timePassingOnlyAddsPeople() {
        everyRound((policy, contributors) -> {
            var early = evaluate(policy, contributors, List.of(), FRIDAY_MORNING);
            var late =
                    evaluate(policy, contributors, List.of(), FRIDAY_MORNING.plusSeconds(800_000));
            for (int i = 0; i < early.size(); i++) {
                assertThat(late.get(i).eligible())
                        .as("seed %d", seed)
                        .containsAll(early.get(i).eligible());
            }
        });
    }

    @Test
    void whatIsNotUnsatisfiableCanBeMetByThoseEligible() {
        everyRound((policy, contributors) -> {
            var after = FRIDAY_MORNING.plusSeconds(800_000);
            var open = evaluate(policy, contributors, List.of(), after);
            var everybody =
                    company.everybody().stream()
                            .map(person -> new Approval(person, after, true))
                            .toList();
            var best = evaluate(policy, contributors, everybody, after);
            if (open.stream().allMatch(r -> r.unsatisfiable().isEmpty())) {
                assertThat(PolicyRules.isMet(best)).as("seed %d", seed).isTrue();
            } else {
                assertThat(PolicyRules.isMet(best)).as("seed %d", seed).isFalse();
            }
        });
    }

    private interface Round {
        void play(ApprovalPolicy policy, Set<PersonId> contributors);
    }

    private void everyRound(Round round) {
        System.out.println("PolicyPropertiesTest seed " + seed);
        for (int i = 0; i < ROUNDS; i++) {
            company = new Aozora();
            if (random.nextBoolean()) {
                company.away(anybody().value(), anybody().value());
            }
            round.play(policy(), people(2));
        }
    }

    private ApprovalPolicy policy() {
        var rules = new StringBuilder("kind: approval-policy\nrules:\n");
        for (int i = random.nextInt(3); i >= 0; i--) {
            var demands = new ArrayList<String>();
            for (int d = random.nextInt(2); d >= 0; d--) {
                demands.add(
                        "{group: %s, count: %d, distinct: %s}"
                                .formatted(group(), 1 + random.nextInt(3), random.nextInt(3) == 0));
            }
            rules.append(
                    "  - {id: r%d, match: {path: \"Stock/**\"}, require: %s%s}%n"
                            .formatted(
                                    i,
                                    demands,
                                    random.nextBoolean()
                                            ? ", deadline: 3bd, escalate_to: \"" + party() + "\""
                                            : ""));
        }
        return PolicyRulesTest.policy(rules.toString());
    }

    private String group() {
        var group = new TreeSet<String>();
        for (int i = 0; i < 3; i++) {
            group.add("\"" + party() + "\"");
        }
        group.add("\"role:manager\"");
        return group.toString();
    }

    private String party() {
        return PARTIES.get(random.nextInt(PARTIES.size()));
    }

    private List<Approval> approvals(int most) {
        return people(most).stream().map(p -> new Approval(p, now(), true)).toList();
    }

    private Set<PersonId> people(int most) {
        var people = new HashSet<PersonId>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            people.add(anybody());
        }
        return people;
    }

    private PersonId anybody() {
        var everybody = company.everybody().stream().sorted().toList();
        return everybody.get(random.nextInt(everybody.size()));
    }

    private static Instant now() {
        return FRIDAY_MORNING.plusSeconds(3_600);
    }

    private static int missing(List<Requirement> requirements) {
        return requirements.stream().mapToInt(Requirement::missing).sum();
    }

    private List<Requirement> evaluate(
            ApprovalPolicy policy,
            Set<PersonId> contributors,
            List<Approval> approvals,
            Instant now) {
        return PolicyRules.evaluate(
                List.of(policy),
                new Submission(
                        List.of(Changes.handbook("a", "b")),
                        contributors,
                        approvals,
                        FRIDAY_MORNING,
                        now),
                company,
                CALENDAR);
    }
}
