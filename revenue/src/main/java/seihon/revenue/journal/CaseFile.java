package seihon.revenue.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seihon.ledger.Fact;
import seihon.revenue.StageModel;
import seihon.revenue.journal.TouchStore.TouchRow;
import seihon.revenue.visits.CaseName;
import seihon.revenue.visits.CaseVisits;
import seihon.revenue.visits.CaseWalk;
import seihon.revenue.visits.ReadFact;
import seihon.revenue.visits.Touch;

/// The facts of one case that hold at an entry, and what they have booked so far. Facts that come
/// in order continue the walk; any other news walks again from the start.
final class CaseFile {

    private static final Comparator<ReadFact> IN_ORDER =
            Comparator.comparing(ReadFact::fact, Fact.IN_ORDER);

    private final StageModel model;
    private final boolean hadFacts;
    private final List<ReadFact> facts;
    private CaseWalk walk;
    private CaseVisits visits;
    private List<JournalLine> lines;

    CaseFile(StageModel model, List<ReadFact> former) {
        this.model = model;
        this.hadFacts = !former.isEmpty();
        this.facts = new ArrayList<>(former);
        this.facts.sort(IN_ORDER);
        this.walk = walked();
        this.visits = walk.visits();
        this.lines = JournalLine.of(visits);
    }

    /// Whether rows of this case may be there already.
    boolean hadFacts() {
        return hadFacts;
    }

    CaseVisits visits() {
        return visits;
    }

    /// How people call the case.
    Optional<String> name() {
        return CaseName.of(facts.stream().map(ReadFact::fact).toList());
    }

    /// Whether the model asks for first touches at all.
    boolean hasTouches() {
        return !model.touch().hot().isEmpty();
    }

    /// Hot actions with the values that the case had when they happened; none without a visit.
    List<TouchRow> touches(String caseId) {
        if (!hasTouches() || visits.isEmpty()) {
            return List.of();
        }
        return Touch.of(model, facts.stream().map(ReadFact::fact).toList()).stream()
                .map(touch -> new TouchRow(caseId, touch, dimsAt(touch.hot().at())))
                .toList();
    }

    private List<String> dimsAt(Instant at) {
        var dims = visits.visits().getFirst().dims();
        for (var visit : visits.visits()) {
            if (!visit.enteredAt().isAfter(at)) {
                dims = visit.dims();
            }
        }
        return dims;
    }

    void learn(ReadFact fact) {
        if (facts.isEmpty() || IN_ORDER.compare(facts.getLast(), fact) < 0) {
            facts.add(fact);
            walk.add(fact);
            return;
        }
        var place = Collections.binarySearch(facts, fact, IN_ORDER);
        if (place < 0) {
            facts.add(-place - 1, fact);
            walk = walked();
        }
    }

    void forget(Fact.Id ended) {
        if (facts.removeIf(read -> read.fact().id().equals(ended))) {
            walk = walked();
        }
    }

    private CaseWalk walked() {
        var fresh = new CaseWalk(model);
        facts.forEach(fresh::add);
        return fresh;
    }

    record Change(int sign, JournalLine line) {}

    /// What the news since the last call change in the journal: first what is taken back, then what
    /// is booked.
    List<Change> settle() {
        var before = lines;
        visits = walk.visits();
        lines = JournalLine.of(visits);
        var same = commonBeginning(before, lines);
        var old = before.subList(same, before.size());
        var now = lines.subList(same, lines.size());
        var changes = new ArrayList<Change>();
        without(old, now).forEach(line -> changes.add(new Change(-1, line)));
        without(now, old).forEach(line -> changes.add(new Change(1, line)));
        return changes;
    }

    private static int commonBeginning(List<JournalLine> one, List<JournalLine> other) {
        var length = Math.min(one.size(), other.size());
        for (int i = 0; i < length; i++) {
            if (!one.get(i).equals(other.get(i))) {
                return i;
            }
        }
        return length;
    }

    private static List<JournalLine> without(List<JournalLine> all, List<JournalLine> taken) {
        Map<JournalLine, Integer> left = new HashMap<>();
        taken.forEach(line -> left.merge(line, 1, Integer::sum));
        var rest = new ArrayList<JournalLine>();
        for (var line : all) {
            if (left.merge(line, -1, Integer::sum) < 0) {
                rest.add(line);
            }
        }
        return rest;
    }
}
