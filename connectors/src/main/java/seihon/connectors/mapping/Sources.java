package seihon.connectors.mapping;

import java.util.Set;
import seihon.connectors.Reference;

/// Sources that the product itself records under: nobody outside may use them, or their entries
/// would be taken for new versions of its own.
public final class Sources {

    /// Facts that people state through the product.
    public static final String MANUAL = "manual";

    private static final Set<String> OWN = Set.of(MANUAL, "docs", "people", "sign-in");

    private Sources() {}

    public static boolean isReserved(String source) {
        return OWN.contains(source) || source.startsWith(Reference.SOURCE);
    }
}
