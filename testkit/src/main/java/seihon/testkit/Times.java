package seihon.testkit;

import java.util.Arrays;

/// Measured times in milliseconds, from the shortest to the longest.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Times(double[] sorted) {

    public static Times ofMillis(double... millis) {
        var sorted = millis.clone();
        Arrays.sort(sorted);
        return new Times(sorted);
    }

    public double median() {
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// The time that this share of them (0 to 1) did not exceed.
    public double at(double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
