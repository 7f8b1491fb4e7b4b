package seihon.web.notices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// Mails as HTML. Mail programs load no stylesheet and know no variables, so the colours of
/// `seihon.css` are written into the mail's own.
@Component
class LetterLook {

    private static final Pattern TOKEN = Pattern.compile("(--[\\w-]+):\\s*([^;]+);");
    private static final Pattern USE = Pattern.compile("var\\((--[\\w-]+)\\)");

    private final ITemplateEngine templates;
    private final String style;

    LetterLook(ITemplateEngine templates) {
        this.templates = templates;
        this.style = style(text("web/letter.css"), tokens(text("static/css/seihon.css")));
    }

    /// `style` is the whole stylesheet of the mail.
    public record View(Sheet sheet, String style) {}

    String html(Sheet sheet, Locale language) {
        var context = new Context(language, Map.of("view", new View(sheet, style)));
        return templates.process("web/notices/letter", context);
    }

    /// The first value of each variable: the light one.
    private static Map<String, String> tokens(String sheet) {
        var tokens = new HashMap<String, String>();
        TOKEN.matcher(sheet)
                .results()
                .forEach(token -> tokens.putIfAbsent(token.group(1), token.group(2).strip()));
        return tokens;
    }

    private static String style(String sheet, Map<String, String> tokens) {
        return USE.matcher(sheet)
                .replaceAll(use ->
                        Optional.ofNullable(tokens.get(use.group(1)))
                                .orElseThrow(() ->
                                        new IllegalStateException(
                                                "letter.css uses %s, which seihon.css does not set"
                                                        .formatted(use.group(1)))));
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
