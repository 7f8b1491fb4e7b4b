package seihon.connectors.mapping;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// How kinds of facts, what they are about, their fields and dimensions are called on a page; those
/// that only a company's own mappings know keep their names.
@Component("terms")
class Terms {

    private final MessageSource messages;

    Terms(MessageSource messages) {
        this.messages = messages;
    }

    public String kind(String kind) {
        return named("connectors.fact.", kind);
    }

    public String field(String field) {
        return named("connectors.field.", field);
    }

    public String subject(String type) {
        return named("connectors.subject.", type);
    }

    public String dimension(String dimension) {
        return named("connectors.dimension.", dimension);
    }

    private String named(String prefix, String name) {
        var key = prefix + name.toLowerCase(Locale.ROOT);
        return Objects.requireNonNull(
                messages.getMessage(key, null, name, LocaleContextHolder.getLocale()));
    }
}
