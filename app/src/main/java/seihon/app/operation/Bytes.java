package seihon.app.operation;

import java.util.List;
import java.util.Locale;

/// Amounts of storage as people read them: 37.6 GB. Units of 1,000, as on the label of a disk.
final class Bytes {

    private static final double STEP = 1000;
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");

    private Bytes() {}

    static String readable(long bytes) {
        var amount = (double) bytes;
        var unit = 0;
        while (amount >= STEP && unit < UNITS.size() - 1) {
            amount /= STEP;
            unit++;
        }
        var digits = unit == 0 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, digits, amount, UNITS.get(unit));
    }
}
