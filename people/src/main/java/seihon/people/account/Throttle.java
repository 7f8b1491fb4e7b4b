package seihon.people.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// How often one may fail: [#PER_ACCOUNT] tries a quarter of an hour for one address at one
/// account, [#PER_ACCOUNT_ANYWHERE] for the account from everywhere, [#PER_ADDRESS] for the address
/// at all accounts, [#WRONG_TOKENS] wrong tokens and [#TRIPS] fruitless trips to a company's own
/// provider or challenges for a passkey from one address. Counted per node and in memory: nobody
/// outside can fill a table with it.
@Component
public class Throttle {

    public static final Duration PAUSE = Duration.ofMinutes(15);
    static final int PER_ACCOUNT = 5;
    static final int PER_ACCOUNT_ANYWHERE = 30;
    static final int PER_ADDRESS = 60;
    static final int WRONG_TOKENS = 100;
    static final int TRIPS = 60;
    private static final int MOST_BUCKETS = 100_000;

    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    Throttle(Clock clock) {
        this.time = new ClockMeter(clock);
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MOST_BUCKETS)
                        .expireAfterAccess(PAUSE.multipliedBy(2))
                        .ticker(Ticker.systemTicker())
                        .build();
    }

    /// Takes one try. An address that has none left at this account takes nothing from the account
    /// either: it could lock out whom it likes.
    public Attempt take(byte[] account, String address) {
        var name = HexFormat.of().formatHex(account);
        var both = bucket(name + " " + address, PER_ACCOUNT);
        var allowed =
                both.tryConsume(1)
                        && bucket("address " + address, PER_ADDRESS).tryConsume(1)
                        && bucket("account " + name, PER_ACCOUNT_ANYWHERE).tryConsume(1);
        return new Attempt(allowed, both.getAvailableTokens());
    }

    /// The tries are given back after a success.
    public void forgive(byte[] account, String address) {
        var name = HexFormat.of().formatHex(account);
        buckets.invalidate(name + " " + address);
        bucket("address " + address, PER_ADDRESS).addTokens(1);
        bucket("account " + name, PER_ACCOUNT_ANYWHERE).addTokens(1);
    }

    public boolean mayTryToken(String address) {
        return bucket("tokens " + address, WRONG_TOKENS).getAvailableTokens() > 0;
    }

    public void wrongToken(String address) {
        bucket("tokens " + address, WRONG_TOKENS).tryConsume(1);
    }

    /// Takes one of the trips to a provider, or one challenge.
    public boolean takeTrip(String address) {
        return bucket("trips " + address, TRIPS).tryConsume(1);
    }

    /// The trip is given back after a success.
    public void forgiveTrip(String address) {
        bucket("trips " + address, TRIPS).addTokens(1);
    }

    private Bucket bucket(String key, int tries) {
        return buckets.get(
                key,
                _ ->
                        Bucket.builder()
                                .addLimit(
                                        Bandwidth.builder()
                                                .capacity(tries)
                                                .refillIntervally(tries, PAUSE)
                                                .build())
                                .withCustomTimePrecision(time)
                                .build());
    }

    /// `left` is how many more tries this address has at this account.
    public record Attempt(boolean allowed, long left) {}

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
