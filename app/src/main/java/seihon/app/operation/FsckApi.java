package seihon.app.operation;

import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import seihon.domain.Person;
import seihon.ledger.Fsck;

/// The whole log recomputed from its rows, while the caller waits.
@RestController
@RequestMapping("/api/v1/fsck")
class FsckApi {

    private final Fsck fsck;

    FsckApi(Fsck fsck) {
        this.fsck = fsck;
    }

    record Soundness(
            boolean sound, long size, long erased, String root, List<Disagreement> findings) {}

    record Disagreement(String fault, long seq, String expected, String found) {

        static Disagreement of(Fsck.Finding finding) {
            return new Disagreement(
                    finding.fault().name().toLowerCase(Locale.ROOT),
                    finding.seq(),
                    finding.expected(),
                    finding.found());
        }
    }

    @PostMapping
    Soundness check(Person me) {
        Operators.mustBe(me);
        var report = fsck.check(me.tenant(), (_, _, _) -> {});
        return new Soundness(
                report.isSound(),
                report.size(),
                report.erased(),
                report.root(),
                report.findings().stream().map(Disagreement::of).toList());
    }
}
