package seihon.docs.proposals;

import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.bench.BenchReport;
import seihon.docs.git.GitStore;
import seihon.domain.Transactions;
import seihon.testkit.HouseTest;
import seihon.web.Waiting;

/// Merge of an approved proposal with all its checks, its ledger entry and its read models, on a
/// repository of 2,000 documents whose `main` has 10,000 commits behind it. Then the inbox with 30
/// proposals waiting.
@HouseTest
@Tag("bench")
class MergeBench {

    private static final int DOCUMENTS = 2_000;
    private static final int COMMITS = Integer.getInteger("seihon.bench.commits", 10_000);
    private static final int WARM = 20;
    private static final int MERGES = 120;
    private static final int WAITING = 30;

    @Autowired Company.Doors doors;
    @Autowired GitStore git;
    @Autowired Transactions transactions;
    @Autowired List<Waiting> rooms;

    @Test
    void mergeOfAnApprovedProposal() throws Exception {
        var pages =
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(n -> page("p" + n, text(n, 0)))
                        .toArray(FileEdit[]::new);
        var company = doors.company(pages);
        history(company);
        for (int i = 0; i < WARM; i++) {
            merge(company, i);
        }
        var merges = new ArrayList<Duration>();
        for (int i = 0; i < MERGES; i++) {
            merges.add(merge(company, WARM + i));
        }
        for (int i = 0; i < WAITING; i++) {
            company.opens("ogawa", "待つ " + i, page("p" + (1000 + i), text(i, 2)));
        }
        inbox(company);
        var inboxes = new ArrayList<Duration>();
        for (int i = 0; i < 20; i++) {
            inboxes.add(inbox(company));
        }
        report(row("merge of an approved proposal", merges), row("inbox, 30 waiting", inboxes));
    }

    private Duration merge(Company company, int n) throws Exception {
        var number = company.opens("ogawa", "手引き " + n, page("p" + n, text(n, 1))).number();
        done(company.approves("tanaka", number));
        return timed(() -> done(company.merges("ogawa", number)));
    }

    private Duration inbox(Company company) throws Exception {
        var me = company.person("tanaka");
        var now = company.next();
        return timed(() ->
                transactions.read(
                        company.tenant,
                        () ->
                                rooms.stream()
                                        .flatMap(r -> r.waitingFor(me, now).stream())
                                        .toList()));
    }

    /// A long history on a branch of its own: its objects lie in the same rows that a merge reads
    /// and writes.
    private void history(Company company) {
        var tenant = company.tenant;
        var at = Instant.parse("2026-01-01T00:00:00Z");
        for (int batch = 0; batch < COMMITS / 100; batch++) {
            var first = batch * 100;
            transactions.run(
                    tenant,
                    () -> {
                        var tip = git.ref(tenant, "refs/heads/history");
                        var parent = tip.or(() -> git.ref(tenant, GitStore.MAIN)).orElseThrow();
                        for (int i = first; i < first + 100; i++) {
                            var blob =
                                    git.writeBlob(
                                            tenant, ("版 " + i).getBytes(StandardCharsets.UTF_8));
                            var path = new DocPath("Stock/handbook/p" + i % DOCUMENTS + ".md");
                            parent =
                                    git.commit(
                                            tenant,
                                            new GitStore.NewCommit(
                                                    List.of(parent),
                                                    Map.of(path, Optional.of(blob)),
                                                    "ogawa",
                                                    "ogawa@tenant.invalid",
                                                    at,
                                                    "第 " + i + "\n"));
                        }
                        var reason = new GitStore.Reason("ogawa", "history", at);
                        git.move(tenant, "refs/heads/history", tip, parent, reason);
                    });
        }
    }

    private static String text(int n, int version) {
        return "手引き %d の第 %d 版です。\n\n".formatted(n, version).repeat(12);
    }

    private static Duration timed(Callable<?> work) throws Exception {
        var start = System.nanoTime();
        var _ = work.call();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String row(String what, List<Duration> times) {
        var sorted = times.stream().sorted().toList();
        return "| %s | %.1f ms | %.1f ms | %d |"
                .formatted(what, at(sorted, 0.5), at(sorted, 0.95), sorted.size());
    }

    private static double at(List<Duration> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1))).toNanos() / 1e6;
    }

    private static void report(String merges, String inboxes) throws IOException {
        BenchReport.write(
                "docs-2-merge",
                List.of(
                        "## Proposals: 2,000 documents, %,d commits".formatted(COMMITS),
                        "",
                        "| | p50 | p95 | runs | target |",
                        "|---|---|---|---|---|",
                        merges + " p50 ≤ 15 ms, p95 ≤ 40 ms |",
                        inboxes + " |"));
    }
}
