package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.Transactions;
import seihon.revenue.FunnelRow;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.funnel.FlowStore.Cell;
import seihon.revenue.funnel.Window.Extent;

/// Flow and balance. Plans where to read: up to two dimensions by months from the rollup by month,
/// all cases by days from the day rollup, anything else from the journal.
@Component
class FlowFigures {

    private final FlowStore store;
    private final BasisStore bases;
    private final BusinessYears years;
    private final Transactions transactions;

    FlowFigures(FlowStore store, BasisStore bases, BusinessYears years, Transactions transactions) {
        this.store = store;
        this.bases = bases;
        this.years = years;
        this.transactions = transactions;
    }

    /// Everything of a question but its last period.
    private record Asked(
            String model,
            int gen,
            long asOf,
            Map<String, String> filters,
            List<String> by,
            ZoneId zone,
            Period first) {

        static Asked of(Inquiry inquiry, Window window) {
            var question = inquiry.question();
            return new Asked(
                    inquiry.model().id(),
                    inquiry.gen(),
                    inquiry.asOf(),
                    question.filters(),
                    question.by(),
                    inquiry.zone(),
                    window.periods().getFirst());
        }
    }

    private record Known(Window window, List<Cell> cells) {}

    Outcome<Window> window(Inquiry inquiry) {
        var calendar = new Window.Calendar(inquiry.zone(), () -> years.begins(inquiry.tenant()));
        return Window.of(inquiry.question(), calendar, () -> extent(inquiry));
    }

    private Optional<Extent> extent(Inquiry inquiry) {
        return inquiry.live() && inquiry.isInModelZone()
                ? store.days(inquiry)
                : store.journalDays(inquiry);
    }

    Outcome<List<FunnelRow.Flow>> rows(Inquiry inquiry) {
        return window(inquiry).map(window -> window.isEmpty() ? List.of() : rows(inquiry, window));
    }

    List<FunnelRow.Flow> rows(Inquiry inquiry, Window window) {
        return rows(inquiry, window, cells(inquiry, window));
    }

    /// Several figures of a page rest on the same ones; those of closed months on the first of
    /// them.
    List<Cell> cells(Inquiry inquiry, Window window) {
        var known =
                transactions.once(
                        Asked.of(inquiry, window), () -> new Known(window, read(inquiry, window)));
        if (!known.window.beginsWith(window)) {
            return read(inquiry, window);
        }
        var periods = window.periods().size();
        return known.cells.stream().filter(cell -> cell.period() <= periods).toList();
    }

    private List<Cell> read(Inquiry inquiry, Window window) {
        if (!inquiry.live() || !inquiry.isInModelZone()) {
            return store.journal(inquiry, window);
        }
        var slice = Slice.of(inquiry, paired(inquiry));
        if (slice.isPresent() && window.isOfMonths()) {
            return store.months(inquiry, window, slice.get());
        }
        return slice.filter(Slice::isOfAllCases).isPresent()
                ? store.days(inquiry, window)
                : store.journal(inquiry, window);
    }

    /// Rows that an earlier version derived hold no pairs until they are made again.
    private int paired(Inquiry inquiry) {
        return bases.find(inquiry.tenant(), inquiry.gen(), inquiry.model().id())
                .map(BasisStore.Basis::paired)
                .orElse(0);
    }

    private record Key(List<String> by, String stage, int period) {}

    private static List<FunnelRow.Flow> rows(Inquiry inquiry, Window window, List<Cell> cells) {
        Map<Key, Cell> byKey = new HashMap<>();
        var values = new TreeSet<>(BY_VALUES);
        for (var cell : cells) {
            if (isSomething(cell)) {
                byKey.put(new Key(cell.by(), cell.stage(), cell.period()), cell);
                values.add(cell.by());
            }
        }
        if (inquiry.question().by().isEmpty()) {
            values.add(List.of());
        }
        var rows = new ArrayList<FunnelRow.Flow>();
        for (var value : values) {
            for (var stage : inquiry.model().stages()) {
                rows.addAll(rows(new Series(inquiry, window, value, stage), byKey));
            }
        }
        rows.sort(Comparator.comparing(FunnelRow.Flow::period));
        return rows;
    }

    private static final Comparator<List<String>> BY_VALUES =
            Comparator.<List<String>, String>comparing(by -> by.isEmpty() ? "" : by.getFirst())
                    .thenComparing(by -> by.isEmpty() ? "" : by.getLast());

    private static boolean isSomething(Cell cell) {
        return cell.in() != 0
                || cell.out() != 0
                || cell.inAmount().signum() != 0
                || cell.outAmount().signum() != 0
                || cell.revalued().signum() != 0;
    }

    private record Series(Inquiry inquiry, Window window, List<String> by, Stage stage) {}

    private static List<FunnelRow.Flow> rows(Series series, Map<Key, Cell> cells) {
        var rows = new ArrayList<FunnelRow.Flow>();
        var open = 0L;
        var openAmount = BigDecimal.ZERO;
        for (int period = 0; period <= series.window.periods().size(); period++) {
            var cell = cells.get(new Key(series.by, series.stage.id(), period));
            var moved = cell == null ? nothing(series, period) : cell;
            var close = open + moved.in() - moved.out();
            var closeAmount =
                    openAmount
                            .add(moved.inAmount())
                            .subtract(moved.outAmount())
                            .add(moved.revalued());
            if (period > 0) {
                var amounts = new Sums(openAmount, closeAmount);
                rows.add(row(series, moved, open, close, amounts));
            }
            open = close;
            openAmount = closeAmount;
        }
        return rows;
    }

    private record Sums(BigDecimal open, BigDecimal close) {}

    private static Cell nothing(Series series, int period) {
        return new Cell(
                series.by,
                series.stage.id(),
                period,
                0,
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    private static FunnelRow.Flow row(Series series, Cell moved, long open, long close, Sums sums) {
        var label = series.window.label(moved.period());
        var amounts =
                series.inquiry
                        .model()
                        .unit()
                        .map(unit ->
                                new FunnelRow.Amounts(
                                        sums.open,
                                        moved.inAmount(),
                                        moved.outAmount(),
                                        moved.revalued(),
                                        sums.close,
                                        unit));
        return new FunnelRow.Flow(
                label,
                moved.stage(),
                series.by,
                open,
                moved.in(),
                moved.out(),
                close,
                amounts,
                Why.flow(series.inquiry, series.window, moved));
    }
}
