package seihon.revenue.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// Where a case stands in the list of cases to work on, so that the list goes on behind it even
/// when the case has moved on. `reached`: nobody waits for a call; `due` is when it passed its
/// limit, or never.
record Place(boolean reached, Instant due, Instant since, String id) {

    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final String SIGN = "~";

    /// Before all others.
    static final Place FIRST = new Place(false, EVER, EVER, "");

    static Place of(ResultSet row) throws SQLException {
        return new Place(
                row.getBoolean("reached"),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getString("case_id"));
    }

    /// Empty for what no list gave.
    static Optional<Place> read(String text) {
        var parts = text.split(SIGN, 4);
        if (parts.length < 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                            new Place(
                                    Boolean.parseBoolean(parts[0]),
                                    Instant.parse(parts[1]),
                                    Instant.parse(parts[2]),
                                    parts[3]))
                    .filter(place -> isBetween(place.due) && isBetween(place.since));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static boolean isBetween(Instant at) {
        return !at.isBefore(EVER) && !at.isAfter(NEVER);
    }

    String text() {
        return String.join(SIGN, String.valueOf(reached), due.toString(), since.toString(), id);
    }

    Map<String, Object> parameters() {
        return Map.of(
                "reached",
                reached,
                "due",
                due.atOffset(ZoneOffset.UTC),
                "entered",
                since.atOffset(ZoneOffset.UTC),
                "id",
                id);
    }
}
