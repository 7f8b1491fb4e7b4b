package seihon.revenue.closing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seihon.ledger.Fact;
import seihon.revenue.FunnelRow.Amounts;
import seihon.revenue.FunnelRow.Flow;

/// A month as it stood when it ended: its rows of flow and balance from the first `size` entries,
/// by `revision` of the model.
record Closing(YearMonth month, long size, String revision, List<Flow> rows) {

    /// The kind of the fact that keeps it.
    static final String CLOSED = "month.closed";

    Closing {
        rows = List.copyOf(rows);
    }

    /// As the data of its fact: `<stage>.<number>`, so that who reads the entry sees the figures.
    Map<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("month", month.toString());
        data.put("size", Long.toString(size));
        data.put("revision", revision);
        for (var row : rows) {
            var stage = row.stage() + ".";
            data.put(stage + "open", Long.toString(row.open()));
            data.put(stage + "in", Long.toString(row.in()));
            data.put(stage + "out", Long.toString(row.out()));
            data.put(stage + "close", Long.toString(row.close()));
            row.amounts().ifPresent(amounts -> data.putAll(money(stage, amounts)));
            data.put(stage + "why", row.why());
        }
        return data;
    }

    private static Map<String, String> money(String stage, Amounts amounts) {
        return Map.of(
                stage + "open_amount", amounts.open().toPlainString(),
                stage + "in_amount", amounts.in().toPlainString(),
                stage + "out_amount", amounts.out().toPlainString(),
                stage + "revalued_amount", amounts.revalued().toPlainString(),
                stage + "close_amount", amounts.close().toPlainString(),
                stage + "unit", amounts.unit());
    }

    static boolean isOne(Fact fact) {
        return fact.kind().equals(CLOSED);
    }

    static Closing of(Fact fact) {
        var said = new Said(fact.data());
        var rows =
                fact.data().keySet().stream()
                        .filter(key -> key.endsWith(".why"))
                        .map(key -> key.substring(0, key.length() - ".why".length()))
                        .sorted()
                        .map(said::row)
                        .toList();
        return new Closing(
                YearMonth.parse(said.text("month")),
                Long.parseLong(said.text("size")),
                said.text("revision"),
                rows);
    }

    /// The data of a fact, read again.
    private record Said(Map<String, String> data) {

        String text(String key) {
            return data.getOrDefault(key, "");
        }

        Flow row(String stage) {
            return new Flow(
                    text("month"),
                    stage,
                    List.of(),
                    count(stage + ".open"),
                    count(stage + ".in"),
                    count(stage + ".out"),
                    count(stage + ".close"),
                    amounts(stage),
                    text(stage + ".why"));
        }

        private long count(String key) {
            return Long.parseLong(text(key));
        }

        private Optional<Amounts> amounts(String stage) {
            return Optional.ofNullable(data.get(stage + ".unit"))
                    .map(unit ->
                            new Amounts(
                                    amount(stage + ".open_amount"),
                                    amount(stage + ".in_amount"),
                                    amount(stage + ".out_amount"),
                                    amount(stage + ".revalued_amount"),
                                    amount(stage + ".close_amount"),
                                    unit));
        }

        private BigDecimal amount(String key) {
            return new BigDecimal(text(key));
        }
    }
}
