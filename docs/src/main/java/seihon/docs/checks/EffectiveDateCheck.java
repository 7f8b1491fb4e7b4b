package seihon.docs.checks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Check;
import seihon.docs.DocPath;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.SourceDocument;
import seihon.docs.change.DocKinds;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// A rule's date makes sense beside its former one and beside the date it is looked at again. That
/// only rules may have one is the schema's business. Asks no clock: a merge later says the same.
@Component
class EffectiveDateCheck implements Check {

    private final DocKinds kinds;

    EffectiveDateCheck(DocKinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public String name() {
        return "effective-date";
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change) {
        var problems = new ArrayList<Problem>();
        var dated = 0;
        for (var file : change.files()) {
            var after = file.after().flatMap(text -> kinds.source(file.path(), text));
            var from = after.flatMap(SourceDocument::effectiveFrom);
            if (from.isPresent()) {
                dated++;
                problems.addAll(wrong(file, after.get(), from.get()));
            }
        }
        if (dated == 0) {
            return Lines.notApplicable(
                    name(), Refusal.of("docs.check.effective-date.not-applicable"));
        }
        return problems.isEmpty()
                ? Lines.passed(name(), Refusal.of("docs.check.effective-date.passed", dated))
                : Lines.failed(name(), problems.getFirst().what(), problems);
    }

    private List<Problem> wrong(FileChange file, SourceDocument after, LocalDate from) {
        var problems = new ArrayList<Problem>();
        formerly(file)
                .filter(from::isBefore)
                .ifPresent(former ->
                        problems.add(
                                at(
                                        file.path(),
                                        after,
                                        Refusal.of(
                                                "docs.check.effective-date.goes-back",
                                                from.toString(),
                                                former.toString()))));
        after.reviewBy()
                .filter(review -> review.isBefore(from))
                .ifPresent(review ->
                        problems.add(
                                at(
                                        file.path(),
                                        after,
                                        Refusal.of(
                                                "docs.check.effective-date.review-first",
                                                review.toString(),
                                                from.toString()))));
        return problems;
    }

    private Optional<LocalDate> formerly(FileChange file) {
        return file.before()
                .flatMap(text -> kinds.source(file.path(), text))
                .flatMap(SourceDocument::effectiveFrom);
    }

    private static Problem at(DocPath path, SourceDocument document, Refusal what) {
        var line = document.front().field("effective_from").map(value -> value.line()).orElse(0);
        return new Problem(path, line, 1, what);
    }
}
