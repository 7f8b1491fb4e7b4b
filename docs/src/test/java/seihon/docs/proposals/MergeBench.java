package seihon.docs.proposals;

import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;
import static seihon.testkit.Bench.Target.atMost;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import seihon.docs.git.GitStore;
import seihon.domain.Transactions;
import seihon.testkit.Bench;
import seihon.testkit.HouseTest;
import seihon.testkit.Times;
import seihon.web.Waiting;

/// Merge of an approved proposal with all its checks, its ledger entry and its read models, on a
/// repository of 2,000 documents whose `main` has 10,000 commits behind it. Then the inbox with 30
/// proposals waiting.
@HouseTest
@Tag("bench")
class MergeBench {

    private static final int DOCUMENTS = 2_000;
    private static final int COMMITS = Bench.size(10_000, 100_000);
    private static final int WARM = 20;
    private static final int MERGES = 120;
    private static final int WAITING = 30;
    private static final int INBOXES = 20;

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
        var merges = new double[MERGES];
        var moves = new double[MERGES];
        for (int i = 0; i < MERGES; i++) {
            merges[i] = merge(company, WARM + i);
            moves[i] = moveOfARef(company, i);
        }
        for (int i = 0; i < WAITING; i++) {
            company.opens("ogawa", "待つ " + i, page("p" + (1000 + i), text(i, 2)));
        }
        inbox(company);
        var inboxes = new double[INBOXES];
        for (int i = 0; i < INBOXES; i++) {
            inboxes[i] = inbox(company);
        }
        report(Times.ofMillis(merges), Times.ofMillis(moves), Times.ofMillis(inboxes));
    }

    private double merge(Company company, int n) throws Exception {
        var number = company.opens("ogawa", "手引き " + n, page("p" + n, text(n, 1))).number();
        done(company.approves("tanaka", number));
        return timed(() -> done(company.merges("ogawa", number)));
    }

    /// The smallest durable transaction there is: it tells how busy the machine was meanwhile.
    private double moveOfARef(Company company, int n) throws Exception {
        var tenant = company.tenant;
        var reason = new GitStore.Reason("ogawa", "bench", Instant.parse("2026-01-01T00:00:00Z"));
        return timed(() ->
                transactions.write(
                        tenant,
                        () -> {
                            var main = git.ref(tenant, GitStore.MAIN).orElseThrow();
                            return git.move(
                                    tenant, "refs/bench/" + n, Optional.empty(), main, reason);
                        }));
    }

    private double inbox(Company company) throws Exception {
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

    private static double timed(Callable<?> work) throws Exception {
        var start = System.nanoTime();
        var _ = work.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void report(Times merges, Times moves, Times inboxes) throws IOException {
        Bench.part(
                        "docs-3-merge",
                        "Merge of an approved proposal: 2,000 documents, %,d commits"
                                .formatted(COMMITS))
                .row("merge, p50 of " + MERGES, merges.median(), atMost(15, "ms"))
                .row("merge, p95", merges.at(0.95), atMost(40, "ms"))
                .row("move of one ref, durable, in the same rounds, p50", moves.median(), "ms")
                .row("inbox, %d waiting, p50".formatted(WAITING), inboxes.median(), "ms")
                .row("inbox, p95", inboxes.at(0.95), "ms")
                .write();
    }
}
