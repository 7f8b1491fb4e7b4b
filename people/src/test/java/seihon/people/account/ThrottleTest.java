package seihon.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final byte[] SATO = {1};

    private final Throttle throttle =
            new Throttle(Clock.fixed(Instant.parse("2026-11-24T01:00:00Z"), ZoneOffset.UTC));

    private boolean mayTry(byte[] account, String address) {
        return throttle.take(account, address).allowed();
    }

    @Test
    void oneAddressCannotLockAnAccountForOthers() {
        for (int tries = 0; tries < 100; tries++) {
            mayTry(SATO, "203.0.113.9");
        }

        assertThat(mayTry(SATO, "203.0.113.9")).isFalse();
        assertThat(mayTry(SATO, "198.51.100.1")).isTrue();
    }

    @Test
    void manyAddressesTogetherHaveThirtyTriesAtAnAccount() {
        var allowed = 0;
        for (int place = 0; place < 100; place++) {
            allowed += mayTry(SATO, "198.51.100." + place) ? 1 : 0;
        }

        assertThat(allowed).isEqualTo(Throttle.PER_ACCOUNT_ANYWHERE);
    }

    @Test
    void anAddressHasSixtyTriesAtAllAccounts() {
        var allowed = 0;
        for (int account = 0; account < 100; account++) {
            allowed += mayTry(new byte[] {(byte) account, 7}, "203.0.113.9") ? 1 : 0;
        }

        assertThat(allowed).isEqualTo(Throttle.PER_ADDRESS);
    }
}
