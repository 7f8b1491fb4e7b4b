package seihon.revenue.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.springframework.stereotype.Repository;
import seihon.revenue.visits.CaseFeedback;
import seihon.revenue.visits.CaseVisits;
import seihon.revenue.visits.Visit;

/// What is derived beside the journal: visits and cases as they stand, and the rollups.
@Repository
class DerivedStore {

    private static final int CASES_AT_ONCE = 2_000;

    private final VisitStore visits;
    private final CaseStore cases;
    private final TouchStore touches;
    private final FeedbackStore feedback;
    private final RollupStore rollups;

    DerivedStore(
            VisitStore visits,
            CaseStore cases,
            TouchStore touches,
            FeedbackStore feedback,
            RollupStore rollups) {
        this.visits = visits;
        this.cases = cases;
        this.touches = touches;
        this.feedback = feedback;
        this.rollups = rollups;
    }

    record VisitRow(String caseId, Visit visit) {}

    record CaseRow(String caseId, Optional<String> name, CaseVisits visits) {}

    /// The cases of a batch as they stand after it.
    void replace(Generation rows, SortedMap<String, CaseFile> files) {
        var all = List.copyOf(files.entrySet());
        for (int from = 0; from < all.size(); from += CASES_AT_ONCE) {
            replace(rows, all.subList(from, Math.min(from + CASES_AT_ONCE, all.size())));
        }
    }

    private void replace(Generation rows, List<Map.Entry<String, CaseFile>> files) {
        var former =
                files.stream()
                        .filter(file -> file.getValue().hadFacts())
                        .map(Map.Entry::getKey)
                        .toArray(String[]::new);
        if (former.length > 0) {
            visits.delete(rows, former);
            cases.delete(rows, former);
        }
        var visitRows = new ArrayList<VisitRow>();
        var caseRows = new ArrayList<CaseRow>();
        for (var file : files) {
            var now = file.getValue().visits();
            now.visits().forEach(visit -> visitRows.add(new VisitRow(file.getKey(), visit)));
            if (!now.isEmpty() || now.undecidable() > 0 || now.foreignUnits() > 0) {
                caseRows.add(new CaseRow(file.getKey(), file.getValue().name(), now));
            }
        }
        visits.insert(rows, visitRows);
        cases.insert(rows, caseRows);
        replaceTouches(rows, files, former);
    }

    private void replaceTouches(
            Generation rows, List<Map.Entry<String, CaseFile>> files, String[] former) {
        if (!files.getFirst().getValue().hasTouches()) {
            return;
        }
        if (former.length > 0) {
            touches.delete(rows, former);
        }
        touches.insert(
                rows,
                files.stream()
                        .flatMap(file -> file.getValue().touches(file.getKey()).stream())
                        .toList());
    }

    void replaceFeedback(Generation rows, Set<String> cases, List<CaseFeedback> said) {
        feedback.replace(rows, cases, said);
    }

    void add(Generation rows, Rollup rollup) {
        rollups.add(rows, rollup);
    }

    int discard(Generation rows, int limit) {
        return visits.discard(rows, limit)
                + cases.discard(rows, limit)
                + touches.discard(rows, limit)
                + feedback.discard(rows, limit)
                + rollups.discard(rows, limit);
    }

    void digest(Generation rows, RowDigest digest) {
        visits.digest(rows, digest);
        cases.digest(rows, digest);
        touches.digest(rows, digest);
        feedback.digest(rows, digest);
        rollups.digest(rows, digest);
    }
}
