package seihon.domain;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes row ids: UUIDs of version 7, ordered by time, from a clock and a source of chance that
/// come in by the door (a seeded pair gives the same ids again). Safe for several threads if its
/// sources are.
public final class Ids {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final RandomGenerator random;

    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        var high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0xFFFL);
        var low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
