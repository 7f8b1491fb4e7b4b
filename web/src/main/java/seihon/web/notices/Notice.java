package seihon.web.notices;

import java.time.Instant;
import java.util.UUID;
import seihon.domain.PersonId;

/// Something that began to wait for a person. `seen` once they looked at the bell, `gone` once it
/// waits no more.
record Notice(
        UUID id,
        PersonId person,
        String key,
        Told told,
        String address,
        Instant at,
        Mail mail,
        boolean seen,
        boolean gone) {

    /// How the notice goes out by mail: still to be sent at once, with the next digest, told
    /// already, or not at all.
    enum Mail {
        NOW,
        DIGEST,
        TOLD,
        NONE;

        public String column() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Mail of(String column) {
            return valueOf(column.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
