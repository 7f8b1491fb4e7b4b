package seihon.revenue.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// SHA-256 over rows in the order they are given.
final class RowDigest {

    private static final int ROWS_AT_ONCE = 5_000;

    private final MessageDigest digest;

    RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /// The rows of a statement that answers one text for each.
    void rows(StatementSpec statement) {
        statement
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    row(row.getString(1));
                });
    }

    void row(String row) {
        digest.update(row.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    byte[] bytes() {
        return digest.digest();
    }
}
