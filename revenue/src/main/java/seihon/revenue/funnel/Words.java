package seihon.revenue.funnel;

import java.util.Locale;
import java.util.Optional;

/// Choices as they are written in addresses: in lower case.
final class Words {

    private Words() {}

    static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> Optional<E> parse(Class<E> type, String word) {
        for (var choice : type.getEnumConstants()) {
            if (lower(choice).equals(word)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
