package seihon.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a personal access token may be used for; within it, its owner's roles decide as always.
public enum Scope {
    API_READ,
    API_WRITE,
    GIT_READ,
    GIT_WRITE;

    /// As stored and as shown in addresses: `api-read`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
    }
}
