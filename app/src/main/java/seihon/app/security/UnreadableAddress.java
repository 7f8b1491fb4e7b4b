package seihon.app.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import seihon.domain.Refusal;
import seihon.web.AskedLanguage;
import seihon.web.Problems;
import seihon.web.Words;

/// Answers addresses that are none (`%00`, a broken escape) as the house answers everything else:
/// the server would do it by itself, before any filter, with a page of its own and no headers. One
/// that is too long is no address at all; only programs send such.
@Component
class UnreadableAddress implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    /// How the server says it: by a sentence only.
    private static final String TOO_LONG =
            StringManager.getManager(Http11InputBuffer.class)
                    .getString("iib.requestheadertoolarge.error");

    private final Problems problems;
    private final Words words;
    private final DataSize longest;

    UnreadableAddress(Problems problems, Words words, ServerProperties server) {
        this.problems = problems;
        this.words = words;
        this.longest = server.getMaxHttpRequestHeaderSize();
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(new Door());
    }

    private final class Door extends ValveBase {

        Door() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            if (!response.isError()) {
                getNext().invoke(request, response);
                return;
            }
            response.setSuspended(false);
            HeadersFilter.protect(request, response.getResponse());
            answer(request, response);
        }
    }

    private void answer(Request request, Response response) throws IOException {
        var language = AskedLanguage.of(request).map(Locale::of).orElse(Locale.JAPANESE);
        LocaleContextHolder.setLocale(language);
        try {
            var out = response.getResponse();
            var address = request.getRequestURI();
            var why = why(request);
            if (address == null || Problems.isApi(address)) {
                problems.answer(out, HttpStatus.BAD_REQUEST, why);
                return;
            }
            out.setContentType("text/plain");
            out.setCharacterEncoding(StandardCharsets.UTF_8.name());
            out.getWriter().println(words.text(why, language));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private Refusal why(Request request) {
        var fault = request.getCoyoteRequest().getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return fault instanceof Throwable thrown && TOO_LONG.equals(thrown.getMessage())
                ? Refusal.of(
                        "web.problem.headers-too-long-malformed", longest.toKilobytes() + " KB")
                : Refusal.of("web.problem.address-malformed");
    }
}
