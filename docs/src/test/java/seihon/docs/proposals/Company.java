package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.Proposals.Draft;
import seihon.docs.Proposals.Standing;
import seihon.docs.Provisioning;
import seihon.docs.git.GitStore;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.testkit.TestHouse;

/// A company with a provisioned repository, and short ways to let its people act on proposals.
/// Every command comes one minute after the former.
final class Company {

    private static final AtomicInteger NUMBER = new AtomicInteger(700);
    static final String OWNER = "person:tanaka";

    final TenantId tenant = new TenantId(NUMBER.incrementAndGet());
    private final Doors doors;
    private Instant now = TestHouse.START;

    private Company(Doors doors) {
        this.doors = doors;
    }

    /// What a company is told through; injected into tests.
    @Component
    record Doors(
            Proposals proposals,
            Provisioning provisioning,
            GitStore git,
            Transactions transactions) {

        Company company(FileEdit... files) {
            var company = new Company(this);
            var first = new TreeMap<DocPath, String>();
            Arrays.stream(files).forEach(f -> first.put(f.path(), f.content().orElseThrow()));
            var problems =
                    provisioning.create(
                            company.tenant, "c" + company.tenant, first, company.next());
            assertThat(problems).isEmpty();
            return company;
        }
    }

    Instant next() {
        now = now.plus(Duration.ofMinutes(1));
        return now;
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    Person person(String id) {
        return new Person(
                tenant,
                new PersonId(id),
                id,
                Set.of(),
                false,
                Locale.JAPANESE,
                ZoneId.of("Asia/Tokyo"));
    }

    /// A handbook page with this text.
    static FileEdit page(String id, String text) {
        return FileEdit.write(
                new DocPath("Stock/handbook/" + id + ".md"),
                """
                ---
                kind: guide
                id: %s
                title: {ja: %s の手引き}
                owner: %s
                ---
                %s
                """
                        .formatted(id, id, OWNER, text));
    }

    /// A handbook page whose body only these may read: `person:mori, role:executive`.
    static FileEdit sealed(String id, String readers, String text) {
        var open = page(id, text).content().orElseThrow();
        return FileEdit.write(
                new DocPath("Stock/handbook/" + id + ".md"),
                open.replace(
                        "owner: " + OWNER + "\n",
                        "owner: " + OWNER + "\nreaders: [" + readers + "]\n"));
    }

    /// An approval policy that demands this of every document.
    static FileEdit policy(String... demands) {
        return policyFile(
                """
                - {id: all, match: {path: "Stock/**"}, require: [%s], deadline: PT8H, escalate_to: "role:executive"}
                """
                        .formatted(String.join(", ", demands)));
    }

    static FileEdit policyFile(String rules) {
        return FileEdit.write(
                new DocPath("Stock/policies/approval.yaml"),
                """
                kind: approval-policy
                id: approval
                title: {ja: 承認規程}
                light: [guide]
                rules:
                """
                        + rules.indent(2));
    }

    Standing opens(String who, String title, FileEdit... edits) {
        return done(opening(who, title, edits));
    }

    Outcome<Standing> opening(String who, String title, FileEdit... edits) {
        return doors.proposals().open(person(who), draft(title, edits), next());
    }

    static Draft draft(String title, FileEdit... edits) {
        return new Draft(title, "みんなが迷うためです。", List.of(edits), Set.of());
    }

    Outcome<Standing> revises(String who, long number, FileEdit... edits) {
        return doors.proposals().revise(person(who), number, draft("", edits), next());
    }

    Outcome<Standing> approves(String who, long number) {
        return doors.proposals()
                .approve(person(who), number, standing(number).digest(), "", next());
    }

    Outcome<Standing> merges(String who, long number) {
        return doors.proposals().merge(person(who), number, next());
    }

    /// One opens it, another approves, and it is merged.
    void agrees(String who, String title, String approver, FileEdit edit) {
        var opened = opens(who, title, edit);
        done(approves(approver, opened.number()));
        done(merges(who, opened.number()));
    }

    Standing standing(long number) {
        return doors.proposals().find(person("sato"), number, now).orElseThrow();
    }

    String onMain(String path) {
        return doors.transactions()
                .read(
                        tenant,
                        () -> {
                            var git = doors.git();
                            var main = git.ref(tenant, GitStore.MAIN).orElseThrow();
                            var blob = git.files(tenant, main).get(new DocPath(path));
                            return blob == null ? "" : git.text(tenant, blob);
                        });
    }

    /// A file of a proposal as Git holds it.
    String proposed(long number, String path) {
        return doors.transactions()
                .read(
                        tenant,
                        () -> {
                            var git = doors.git();
                            var head = git.ref(tenant, "refs/proposals/" + number).orElseThrow();
                            var blob = git.files(tenant, head).get(new DocPath(path));
                            return git.text(tenant, java.util.Objects.requireNonNull(blob));
                        });
    }

    String main() {
        return doors.transactions()
                .read(tenant, () -> doors.git().ref(tenant, GitStore.MAIN).orElseThrow().name());
    }

    static Standing done(Outcome<Standing> outcome) {
        return switch (outcome) {
            case Outcome.Done<Standing>(var standing) -> standing;
            case Outcome.Refused<Standing>(var why) -> throw new AssertionError("refused: " + why);
        };
    }

    static String refusal(Outcome<Standing> outcome) {
        return switch (outcome) {
            case Outcome.Done<Standing>(var standing) ->
                    throw new AssertionError("done: " + standing);
            case Outcome.Refused<Standing>(var why) -> why.key();
        };
    }
}
