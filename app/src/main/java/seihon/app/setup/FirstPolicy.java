package seihon.app.setup;

import java.util.ArrayList;

/// A first approval policy as somebody chooses it from a few questions, and as the document says
/// it.
///
/// `days` are business days until the deadline; with `escalates` every executive may approve after
/// it. `regulations` says who approves regulations and the policy itself; with `signs` the policy
/// itself needs a signature. With `lightMinutes` minutes may be approved together.
record FirstPolicy(
        Approvers approvers,
        int days,
        boolean escalates,
        Regulations regulations,
        boolean signs,
        boolean lightMinutes) {

    static final int MOST_DAYS = 10;

    /// What a company begins with.
    static final FirstPolicy USUAL =
            new FirstPolicy(Approvers.EITHER, 3, true, Regulations.SAME, false, true);

    FirstPolicy {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days from 1 to " + MOST_DAYS + ", found " + days);
        }
    }

    /// Who approves ordinary documents.
    enum Approvers {
        EITHER("{group: [\"role:manager\", \"role:executive\"], count: 1}"),
        EXECUTIVE("{group: [\"role:executive\"], count: 1}"),
        BOTH(
                """
                {group: ["role:manager"], count: 1}
                {group: ["role:executive"], count: 1}
                """);

        /// One a line.
        private final String demands;

        Approvers(String demands) {
            this.demands = demands;
        }
    }

    /// Who approves regulations and the policy itself.
    enum Regulations {
        SAME(""),
        EXECUTIVE("{group: [\"role:executive\"], count: 1}"),
        TWO_EXECUTIVES("{group: [\"role:executive\"], count: 2}");

        /// One a line.
        private final String demands;

        Regulations(String demands) {
            this.demands = demands;
        }
    }

    String text() {
        var text = new StringBuilder(HEAD);
        text.append(rule("default", "path: \"Stock/**\"", approvers.demands, false));
        text.append(rule("templates", "path: \"templates/**\"", approvers.demands, false));
        if (regulations != Regulations.SAME) {
            text.append(rule("regulations", "kind: policy", regulations.demands, false));
        }
        if (regulations != Regulations.SAME || signs) {
            var demands = regulations == Regulations.SAME ? approvers.demands : regulations.demands;
            text.append(rule("policy-itself", "kind: approval-policy", demands, signs));
        }
        return text.append(lightMinutes ? "light: [minutes]\n" : "").toString();
    }

    private static final String HEAD =
            """
            kind: approval-policy
            id: approval
            title: {ja: 承認の方針, en: Approval policy}
            owner: role:executive
            rules:
            """;

    private String rule(String id, String match, String demands, boolean signed) {
        var lines = new ArrayList<String>();
        lines.add("  - id: " + id);
        lines.add("    match: {" + match + "}");
        lines.add("    require:");
        demands.lines().forEach(demand -> lines.add("      - " + demand));
        lines.add("    deadline: " + days + "bd");
        if (escalates) {
            lines.add("    escalate_to: \"role:executive\"");
        }
        if (signed) {
            lines.add("    sign: true");
        }
        return String.join("\n", lines) + "\n";
    }
}
