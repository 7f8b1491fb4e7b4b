package seihon.docs.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.text.KindRegistry;

class KindsTest {

    private final KindRegistry kinds =
            new KindRegistry(
                    List.of(
                            new HandbookKind(),
                            new CompanyPolicyKind(),
                            new MinutesKind(),
                            new ProjectCharterKind(),
                            new TemplateKind()));

    private static final String MINUTES =
            """
            ---
            kind: minutes
            id: 2026-11-16-management
            title: 11月16日の経営会議
            owner: person:sato
            date: 2026-11-16
            attendees: [person:sato, person:mori, 取引先の方]
            decisions:
              - 商談の条件を見直す
              - {what: 価格を改める, document: price-list/standard}
            actions:
              - {what: 案を出す, owner: person:ishii, due: 2026-11-20}
            ---
            """;

    private static final String CHARTER =
            """
            ---
            kind: project-charter
            id: gateway
            title: 新型ゲートウェイ開発
            owner: person:yamaguchi
            sponsor: person:mori
            from: 2026-07-01
            until: 2027-03-31
            goals: [原価を下げる]
            milestones:
              - {id: prototype, title: 試作, due: 2026-09-30}
            members: [person:yamaguchi]
            budget: {amount: 1100, unit: JPY}
            ---
            """;

    @Test
    void minutesAreTyped() {
        var minutes = (Minutes) good(MINUTES);

        assertThat(minutes.date()).isEqualTo(LocalDate.of(2026, 11, 16));
        assertThat(minutes.decisions().getLast().document()).contains("price-list/standard");
        assertThat(minutes.actions().getFirst().owner()).isEqualTo("person:ishii");
    }

    @Test
    void minutesWithoutAttendeesOwnerOrWithAPastDueDateAreRefused() {
        assertThat(
                        bad(
                                MINUTES.replace(
                                                "attendees: [person:sato, person:mori, 取引先の方]\n",
                                                "")
                                        .replace("owner: person:ishii, ", "")))
                .containsExactlyInAnyOrder("2 docs.field.missing", "11 docs.field.missing");
        assertThat(bad(MINUTES.replace("due: 2026-11-20", "due: 2026-11-10")))
                .containsExactly("12 docs.kinds.due-before-meeting");
        assertThat(bad(MINUTES.replace("date: 2026-11-16", "date: 2026-11-31")))
                .containsExactly("6 docs.field.date");
        assertThat(bad(MINUTES.replace("person:ishii", "ishii")))
                .containsExactly("12 docs.schema.shape-example");
    }

    @Test
    void charterIsTypedAndItsDatesFit() {
        var charter = (ProjectCharter) good(CHARTER);
        assertThat(charter.milestones().getFirst().due()).isEqualTo(LocalDate.of(2026, 9, 30));

        assertThat(bad(CHARTER.replace("until: 2027-03-31", "until: 2026-06-30")))
                .containsExactly(
                        "8 docs.kinds.until-before-from", "11 docs.kinds.milestone-outside");
        assertThat(bad(CHARTER.replace("due: 2026-09-30", "due: 2027-09-30")))
                .containsExactly("11 docs.kinds.milestone-outside");
        assertThat(bad(CHARTER.replace("sponsor: person:mori\n", "")))
                .containsExactly("2 docs.field.missing");
        assertThat(bad(CHARTER.replace("amount: 1100", "amount: -1")))
                .containsExactly("13 docs.schema.too-small");
    }

    @Test
    void policyAppliesFromADay() {
        var yaml =
                """
                ---
                kind: policy
                id: pay
                title: 給与規程
                owner: role:executive
                effective_from: 2027-04-01
                limit: 30000
                ---
                """;
        assertThat(((CompanyPolicy) good(yaml)).effectiveFrom()).contains(LocalDate.of(2027, 4, 1));
        assertThat(bad(yaml.replace("owner: role:executive\n", "")))
                .containsExactly("2 docs.field.missing");
        assertThat(bad(yaml.replace("effective_from", "efective_from")))
                .containsExactly("6 docs.schema.unknown-near");
        assertThat(bad(yaml.replace("limit: 30000", "review_by: 2027-01-01")))
                .containsExactly("7 docs.kinds.review-before-effect");
    }

    @Test
    void handbookNeedsAnOwnerAndMayHaveFieldsOfItsOwn() {
        var page =
                "---\nkind: handbook\nid: a\ntitle: い\nowner: role:manager\naudience: all\n---\n";

        assertThat(good(page)).isEqualTo(new Handbook(List.of()));
        assertThat(bad(page.replace("owner: role:manager\n", "")))
                .containsExactly("2 docs.field.missing");
    }

    @Test
    void templateSaysWhatItIsFor() {
        var template =
                """
                ---
                kind: template
                id: one-on-one
                title: 1on1
                owner: role:manager
                for: handbook
                folder: Stock/handbook/
                ---
                # 題
                """;

        assertThat(good(template)).isEqualTo(new Template("handbook", "Stock/handbook/", "# 題\n"));
        assertThat(bad(template.replace("Stock/handbook/", "handbook")))
                .containsExactly("7 docs.schema.shape-example");
        assertThat(bad(template.replace("Stock/handbook/", "Stock/../")))
                .containsExactly("7 docs.path.segment");
    }

    private Object good(String file) {
        return switch (kinds.read(new DocPath("Stock/a.md"), file)) {
            case Reading.Good<KindRegistry.Valid<?>>(var valid) -> valid.value();
            case Reading.Bad<KindRegistry.Valid<?>>(var problems) ->
                    throw new AssertionError(problems);
        };
    }

    private List<String> bad(String file) {
        return switch (kinds.read(new DocPath("Stock/a.md"), file)) {
            case Reading.Good<KindRegistry.Valid<?>> good -> throw new AssertionError(good);
            case Reading.Bad<KindRegistry.Valid<?>>(var problems) ->
                    problems.stream().map(p -> p.line() + " " + p.what().key()).toList();
        };
    }
}
