package seihon.web.notices;

import java.time.LocalTime;

/// How a person wants to be told by mail: at once or not, with a morning digest or not, in which
/// hours mails wait, and whether they also come on days off. Equal ends mean no quiet hours.
record Wishes(
        boolean atOnce,
        boolean digest,
        LocalTime digestAt,
        LocalTime quietFrom,
        LocalTime quietUntil,
        boolean daysOff) {

    /// A mail rings nowhere: whoever chose nothing gets it when it is written.
    static final Wishes DEFAULT =
            new Wishes(
                    true, true, LocalTime.of(8, 30), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, true);

    boolean isQuietAt(LocalTime time) {
        if (quietFrom.equals(quietUntil)) {
            return false;
        }
        var afterStart = !time.isBefore(quietFrom);
        var beforeEnd = time.isBefore(quietUntil);
        return quietFrom.isBefore(quietUntil) ? afterStart && beforeEnd : afterStart || beforeEnd;
    }

    Wishes withoutDigest() {
        return new Wishes(atOnce, false, digestAt, quietFrom, quietUntil, daysOff);
    }
}
