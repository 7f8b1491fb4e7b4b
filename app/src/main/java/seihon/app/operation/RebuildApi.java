package seihon.app.operation;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import seihon.domain.Person;
import seihon.ledger.Rebuild;
import seihon.ledger.RebuildJobs;
import seihon.web.RefusedRequest;

/// Everything derived, derived again: asked for, watched, and the digests compared.
@RestController
@RequestMapping("/api/v1/rebuild")
class RebuildApi {

    private final RebuildJobs jobs;
    private final Clock clock;

    RebuildApi(RebuildJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    record Asked(UUID id) {}

    /// `progress` is a share from 0 to 1; `equal` is false until the last digest is compared.
    record Progress(UUID id, String state, double progress, Digests digests, boolean equal) {}

    /// By projection, in name order.
    record Digests(SortedMap<String, String> before, SortedMap<String, String> after) {

        static Digests of(List<Rebuild.Result> results) {
            var digests = new Digests(new TreeMap<>(), new TreeMap<>());
            results.forEach(result -> {
                digests.before.put(result.projection(), result.digestBefore());
                digests.after.put(result.projection(), result.digestAfter());
            });
            return digests;
        }
    }

    @PostMapping
    ResponseEntity<Asked> ask(Person me) {
        Operators.mustBe(me);
        var id = jobs.ask(me.tenant(), me.id().value(), clock.instant());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/rebuild/" + id))
                .body(new Asked(id));
    }

    @GetMapping("/{id}")
    Progress progress(@PathVariable UUID id, Person me) {
        Operators.mustBe(me);
        return jobs.find(me.tenant(), id)
                .map(RebuildApi::progress)
                .orElseThrow(() -> new RefusedRequest("app.operation.rebuild-not-found"));
    }

    private static Progress progress(RebuildJobs.Job job) {
        var isDone = job.state() == RebuildJobs.State.DONE;
        var share = isDone ? 1.0 : share(job.done(), job.total());
        return new Progress(
                job.id(),
                job.state().name().toLowerCase(Locale.ROOT),
                share,
                Digests.of(job.results()),
                isDone && job.results().stream().allMatch(Rebuild.Result::equal));
    }

    private static double share(long done, long total) {
        return total == 0 ? 0 : (double) done / total;
    }
}
