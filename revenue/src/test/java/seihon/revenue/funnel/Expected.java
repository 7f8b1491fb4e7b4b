package seihon.revenue.funnel;

import java.util.List;
import seihon.revenue.FunnelRow;
import seihon.revenue.SharedFolder;

/// Tables that other programs computed, as lines to compare.
final class Expected {

    private Expected() {}

    /// `month,state,opening,in,out,closing`
    static List<String> flow(String file) {
        return SharedFolder.rows(file).stream().map(SharedFolder.Row::line).toList();
    }

    static String line(FunnelRow.Flow row) {
        return String.join(
                ",",
                row.period(),
                row.stage(),
                Long.toString(row.open()),
                Long.toString(row.in()),
                Long.toString(row.out()),
                Long.toString(row.close()));
    }
}
