package seihon.docs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.eclipse.jgit.errors.TooLargePackException;
import org.eclipse.jgit.util.io.LimitedInputStream;
import org.junit.jupiter.api.Test;

class AwaitedInputTest {

    @Test
    void limitIsExceededThoughTheNextBytesAreStillOnTheirWay() throws Exception {
        try (var limited = limited(new AwaitedInput(arriving(3, 2)))) {
            assertThat(limited.readNBytes(new byte[3], 0, 3)).isEqualTo(3);
            assertThatThrownBy(() -> limited.read(new byte[1], 0, 1))
                    .isInstanceOf(TooLargePackException.class);
        }
    }

    @Test
    void nothingIsAvailableAtTheEndAndNothingIsLost() throws Exception {
        try (var awaited = new AwaitedInput(arriving(1, 1))) {
            assertThat(awaited.available()).isPositive();
            assertThat(awaited.readAllBytes()).containsExactly(7, 7);
            assertThat(awaited.available()).isZero();
        }
    }

    private static InputStream limited(InputStream in) {
        return new LimitedInputStream(in, 3) {
            @Override
            protected void limitExceeded() throws TooLargePackException {
                throw new TooLargePackException(3);
            }
        };
    }

    /// Two parts of a body, the second of which is never there before it is waited for.
    private static InputStream arriving(int first, int second) {
        return new SequenceInputStream(sevens(first), sevens(second)) {
            @Override
            public int available() throws IOException {
                return 0;
            }
        };
    }

    private static InputStream sevens(int count) {
        var bytes = new byte[count];
        Arrays.fill(bytes, (byte) 7);
        return new ByteArrayInputStream(bytes);
    }
}
