package seihon.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import seihon.app.setup.FirstPolicy.Approvers;
import seihon.app.setup.FirstPolicy.Regulations;

class FirstPolicyTest {

    @Test
    void usualPolicyAsksOneManagerOrExecutive() {
        assertThat(FirstPolicy.USUAL.text())
                .contains(
                        """
                          - id: default
                            match: {path: "Stock/**"}
                            require:
                              - {group: ["role:manager", "role:executive"], count: 1}
                            deadline: 3bd
                            escalate_to: "role:executive"
                        """)
                .endsWith("light: [minutes]\n")
                .doesNotContain("kind: policy}", "sign:");
    }

    @Test
    void answersBecomeRules() {
        var policy =
                new FirstPolicy(Approvers.BOTH, 5, false, Regulations.TWO_EXECUTIVES, true, false);

        assertThat(policy.text())
                .contains(
                        """
                            require:
                              - {group: ["role:manager"], count: 1}
                              - {group: ["role:executive"], count: 1}
                            deadline: 5bd
                          - id: templates
                        """)
                .endsWith(
                        """
                          - id: policy-itself
                            match: {kind: approval-policy}
                            require:
                              - {group: ["role:executive"], count: 2}
                            deadline: 5bd
                            sign: true
                        """)
                .contains("match: {kind: policy}")
                .doesNotContain("escalate_to", "light:");
    }
}
