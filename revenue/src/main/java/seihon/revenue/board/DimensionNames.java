package seihon.revenue.board;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// How a dimension is called on a page; one that only a company's own documents know keeps its
/// name.
@Component("dimensionNames")
class DimensionNames {

    private final MessageSource messages;

    DimensionNames(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String dimension) {
        var language = LocaleContextHolder.getLocale();
        return Objects.requireNonNull(
                messages.getMessage(
                        "revenue.dimension." + dimension.toLowerCase(Locale.ROOT),
                        null,
                        dimension,
                        language));
    }
}
