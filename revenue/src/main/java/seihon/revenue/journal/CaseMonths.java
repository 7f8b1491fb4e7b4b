package seihon.revenue.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import seihon.ledger.Fact;
import seihon.revenue.StageModel;
import seihon.revenue.visits.FactReader;

/// The months of a model derived case by case, without a journal: each case is walked once with all
/// its facts, so nothing but the sums is kept. The same sums as the rollup of all cases, because
/// that adds up the same lines. Not safe for several threads.
public final class CaseMonths {

    private final StageModel model;
    private final FactReader reader;
    private final Rollup rollup;

    public CaseMonths(StageModel model) {
        this.model = model.withoutDims();
        this.reader = new FactReader(this.model);
        this.rollup = new Rollup(this.model);
    }

    /// What happened to a stage in the month that begins on `month`.
    public record Key(String stage, LocalDate month) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byStage = stage.compareTo(other.stage);
            return byStage != 0 ? byStage : month.compareTo(other.month);
        }
    }

    public record Moved(
            long in, long out, BigDecimal inAmount, BigDecimal outAmount, BigDecimal revalued) {

        public static final Moved NOTHING =
                new Moved(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        public Moved plus(Moved more) {
            return new Moved(
                    in + more.in,
                    out + more.out,
                    inAmount.add(more.inAmount),
                    outAmount.add(more.outAmount),
                    revalued.add(more.revalued));
        }

        public long standing() {
            return in - out;
        }

        public BigDecimal standingAmount() {
            return inAmount.subtract(outAmount).add(revalued);
        }
    }

    /// All facts of one subject that hold, in any order.
    public void add(List<Fact> ofOneCase) {
        var read = ofOneCase.stream().filter(reader::concerns).map(reader::read).toList();
        if (read.isEmpty()) {
            return;
        }
        var id = read.getFirst().fact().subject().id();
        var lines = JournalLine.of(new CaseFile(model, read).visits());
        lines.forEach(line -> rollup.add(new Booking(0, 0, id, 1, line)));
    }

    public SortedMap<Key, Moved> months() {
        var months = new TreeMap<Key, Moved>();
        rollup.months()
                .forEach((key, sums) ->
                        months.put(
                                new Key(key.stage(), key.month()),
                                new Moved(
                                        sums.in(),
                                        sums.out(),
                                        sums.inAmount(),
                                        sums.outAmount(),
                                        sums.revalued())));
        return months;
    }

    public StageModel model() {
        return model;
    }

    /// Models that read facts of the same subject share one reading of them.
    public static Stream<String> subjects(List<CaseMonths> some) {
        return some.stream().map(each -> each.model.subject()).distinct();
    }
}
