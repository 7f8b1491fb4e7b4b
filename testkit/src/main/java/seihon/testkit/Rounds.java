package seihon.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// Contenders that work in turns: each does its share in every round, so that whatever else keeps
/// the machine busy meets all of them. A ratio is the median of the rounds' ratios.
public final class Rounds {

    private final int rounds;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();

    public Rounds(int rounds) {
        this.rounds = rounds;
    }

    /// What is timed.
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private record Contender(int units, Callable<Work> prepared) {}

    /// A share of so many units (commits, rows).
    public Rounds contender(String name, int units, Work work) {
        return prepared(name, units, () -> work);
    }

    /// The same with a preparation that is not timed.
    public Rounds prepared(String name, int units, Callable<Work> prepared) {
        contenders.put(name, new Contender(units, prepared));
        return this;
    }

    public Result run() throws Exception {
        var millis = new LinkedHashMap<String, double[]>();
        contenders.keySet().forEach(name -> millis.put(name, new double[rounds]));
        for (var round = 0; round < rounds; round++) {
            for (var contender : contenders.entrySet()) {
                Objects.requireNonNull(millis.get(contender.getKey()))[round] =
                        millisEach(contender.getValue());
            }
        }
        return new Result(millis);
    }

    private static double millisEach(Contender contender) throws Exception {
        var work = contender.prepared().call();
        var started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) / 1e6 / contender.units();
    }

    /// Milliseconds a unit, by contender and round.
    public static final class Result {

        private final Map<String, double[]> millis;

        private Result(Map<String, double[]> millis) {
            this.millis = millis;
        }

        public Times times(String name) {
            return Times.ofMillis(of(name));
        }

        /// How many times as long the one takes as the other.
        public double ratio(String name, String peer) {
            var ours = of(name);
            var theirs = of(peer);
            return Times.ofMillis(
                            IntStream.range(0, ours.length)
                                    .mapToDouble(round -> ours[round] / theirs[round])
                                    .toArray())
                    .median();
        }

        private double[] of(String name) {
            return Objects.requireNonNull(millis.get(name), name);
        }
    }
}
