package seihon.revenue.work;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// How kinds of facts and their fields are called on a page; those that only a company's own
/// mappings know keep their names.
@Component("factNames")
class FactNames {

    private final MessageSource messages;

    FactNames(MessageSource messages) {
        this.messages = messages;
    }

    public String kind(String kind) {
        return named("revenue.fact.", kind);
    }

    public String field(String field) {
        return named("revenue.field.", field);
    }

    private String named(String prefix, String name) {
        var key = prefix + name.toLowerCase(Locale.ROOT);
        return Objects.requireNonNull(
                messages.getMessage(key, null, name, LocaleContextHolder.getLocale()));
    }
}
