package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelRow;
import seihon.revenue.funnel.WinStore.Closings;

/// Win rates by count and by amount. A lost case without an amount counts with its list price; by
/// list amount every case does. What has no price stays visible as `without_amount`.
@Component
class WinFigures {

    private final WinStore store;
    private final FlowFigures flows;
    private final Prices prices;

    WinFigures(WinStore store, FlowFigures flows, Prices prices) {
        this.store = store;
        this.flows = flows;
        this.prices = prices;
    }

    static Outcome<String> opportunity(Inquiry inquiry) {
        return inquiry.model()
                .opportunity()
                .map(Outcome::done)
                .orElseGet(() ->
                        Outcome.refused("revenue.question.no-opportunity", inquiry.model().id()));
    }

    Outcome<List<FunnelRow.Wins>> rows(Inquiry inquiry, WinBasis basis) {
        if (basis == WinBasis.LIST_AMOUNT && inquiry.model().listPrice().isEmpty()) {
            return Outcome.refused("revenue.question.no-list-price", inquiry.model().id());
        }
        return opportunity(inquiry)
                .then(opportunity ->
                        flows.window(inquiry)
                                .map(window ->
                                        window.isEmpty()
                                                ? List.of()
                                                : rows(inquiry, window, basis, opportunity)));
    }

    private List<FunnelRow.Wins> rows(
            Inquiry inquiry, Window window, WinBasis basis, String opportunity) {
        var known = prices.of(inquiry).orElse(Map.of());
        Map<Grid.Place, Sum> sums = new HashMap<>();
        for (var closings : store.closings(inquiry, window, opportunity)) {
            var place = new Grid.Place(closings.by(), closings.period());
            var priced = Optional.ofNullable(known.get(closings.priced()));
            sums.merge(place, Sum.of(closings, priced, basis), Sum::plus);
        }
        return new Grid<>(
                        window,
                        new ArrayList<>(sums.entrySet()),
                        entry -> entry.getKey().by(),
                        entry -> entry.getKey().period())
                .rows((place, sum) ->
                        row(
                                inquiry,
                                window,
                                basis,
                                place,
                                sum.map(Map.Entry::getValue).orElse(Sum.NONE)));
    }

    /// What closed in a place of the grid.
    private record Sum(
            long closed,
            long won,
            long without,
            long wonWithout,
            BigDecimal amountClosed,
            BigDecimal amountWon) {

        private static final Sum NONE = new Sum(0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

        static Sum of(Closings closings, Optional<BigDecimal> price, WinBasis basis) {
            if (basis == WinBasis.LIST_AMOUNT) {
                return new Sum(
                        closings.closed(),
                        closings.won(),
                        price.isPresent() ? 0 : closings.closed(),
                        price.isPresent() ? 0 : closings.won(),
                        times(price, closings.closed()),
                        times(price, closings.won()));
            }
            var lostPlain = closings.plainClosed() - closings.plainWon();
            return new Sum(
                    closings.closed(),
                    closings.won(),
                    closings.plainClosed(),
                    closings.plainWon(),
                    closings.amountClosed().add(times(price, lostPlain)),
                    closings.amountWon());
        }

        private static BigDecimal times(Optional<BigDecimal> price, long count) {
            return price.orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(count));
        }

        Sum plus(Sum other) {
            return new Sum(
                    closed + other.closed,
                    won + other.won,
                    without + other.without,
                    wonWithout + other.wonWithout,
                    amountClosed.add(other.amountClosed),
                    amountWon.add(other.amountWon));
        }
    }

    private static FunnelRow.Wins row(
            Inquiry inquiry, Window window, WinBasis basis, Grid.Place place, Sum sum) {
        Map<String, String> more = new TreeMap<>(Why.days(window, place.period()));
        more.put("basis", Words.lower(basis));
        var unit = inquiry.model().unit();
        return new FunnelRow.Wins(
                window.label(place.period()),
                place.by(),
                sum.closed,
                sum.won,
                basis == WinBasis.COUNT
                        ? Rates.of(sum.won, sum.closed)
                        : Rates.of(sum.amountWon, sum.amountClosed),
                unit.map(_ -> sum.amountClosed),
                unit.map(_ -> sum.amountWon),
                sum.without,
                sum.wonWithout,
                unit,
                Why.figure(inquiry, "win-rate", place.by(), more));
    }
}
