package seihon.connectors.mapping;

import java.util.Set;
import seihon.connectors.Reference;

/// Sources that the product itself records under: nobody outside may use them, or their entries
/// would be taken for new versions of its own.
public final class Sources {

    /// Facts that people state through the product.
    public static final String MANUAL = "manual";

    /// Months that are closed.
    private static final String CLOSINGS = "seihon-closings";

    private static final Set<String> OWN = Set.of(MANUAL, CLOSINGS, "docs", "people", "sign-in");

    private Sources() {}

    /// Its entries hold facts as they are, which no mapping has to read.
    static boolean states(String source) {
        return source.equals(MANUAL) || source.equals(CLOSINGS);
    }

    public static boolean isReserved(String source) {
        return OWN.contains(source) || source.startsWith(Reference.SOURCE);
    }
}
