package seihon.testkit;

import java.util.Random;
import java.util.random.RandomGenerator;

/// The same chance in every run, safe for several threads.
public final class SeededChance implements RandomGenerator {

    private final Random random;

    public SeededChance(long seed) {
        random = new Random(seed);
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }
}
