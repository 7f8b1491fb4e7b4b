package seihon.docs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import seihon.docs.Check.Line;
import seihon.docs.Check.Verdict;
import seihon.docs.DocPath;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.TestRoster;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

class PolicySatisfiableCheckTest {

    private static final String PATH = "Stock/policies/approval.yaml";

    private final PolicySatisfiableCheck check =
            new PolicySatisfiableCheck(
                    new TestRoster(), Clock.fixed(Aozora.FRIDAY_MORNING, ZoneOffset.UTC));
    private final Map<String, String> tree =
            new TreeMap<>(Map.of("Stock/handbook/a.md", "---\nkind: handbook\n---\n"));

    @Test
    void policyThatCanBeMetPasses() {
        assertThat(look("{group: [\"role:executive\"], count: 2}").verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void policyThatNobodyCanSatisfyNeverMerges() {
        var line = look("{group: [\"role:executive\"], count: 3}");

        assertThat(line.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(line.details().getFirst().what())
                .isEqualTo(Refusal.of("docs.policy.never-met", "a", "Stock/handbook/a.md", 3, 2L));
        assertThat(line.details().getFirst().line()).isEqualTo(4);
    }

    @Test
    void roleMustStandInTheRolesDocument() {
        assertThat(look("{group: [\"role:chef\", \"role:executive\"], count: 1}").verdict())
                .isEqualTo(Verdict.FAILED);

        tree.put("Stock/org/roles.yaml", "kind: roles\nroles: [{id: chef}]\n");

        assertThat(look("{group: [\"role:chef\", \"role:executive\"], count: 1}").verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void otherChangesAreNotItsBusiness() {
        var handbook = new DocPath("Stock/handbook/a.md");

        assertThat(
                        check.look(new TenantId(1), change(handbook, "---\nkind: handbook\n---\n"))
                                .verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    private Line look(String demand) {
        var policy =
                "kind: approval-policy\nrules:\n  - id: a\n    require: [%s]\n    match: {path: \"Stock/**\"}\n"
                        .formatted(demand);
        return check.look(new TenantId(1), change(new DocPath(PATH), policy));
    }

    private ProposedChange change(DocPath path, String text) {
        tree.put(path.value(), text);
        return new ProposedChange(
                7,
                new PersonId("ogawa"),
                "digest",
                List.of(new FileChange(path, Optional.empty(), Optional.of(text))),
                new ProposedChange.Tree() {
                    @Override
                    public List<DocPath> paths() {
                        return tree.keySet().stream().map(DocPath::new).toList();
                    }

                    @Override
                    public Optional<String> text(DocPath at) {
                        return Optional.ofNullable(tree.get(at.value()));
                    }
                });
    }
}
