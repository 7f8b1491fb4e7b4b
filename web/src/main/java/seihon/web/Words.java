package seihon.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import seihon.domain.Refusal;

/// The sentences of all message bundles, in the language asked for.
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /// Arguments that are messages themselves (a kind's name inside a sentence) are put into words
    /// first. Numbers are grouped (1,240); one that names something (a proposal) comes as text.
    public String text(Refusal message, Locale language) {
        List<Object> arguments = new ArrayList<>(message.arguments().size());
        for (var argument : message.arguments()) {
            arguments.add(word(argument, language));
        }
        return messages.getMessage(message.key(), arguments.toArray(), language);
    }

    public String text(String key, Locale language, Object... arguments) {
        return text(Refusal.of(key, arguments), language);
    }

    private Object word(Object argument, Locale language) {
        return switch (argument) {
            case Refusal inner -> text(inner, language);
            case Number number -> number;
            default -> argument.toString();
        };
    }
}
