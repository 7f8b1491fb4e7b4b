package seihon.app.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import seihon.domain.Refusal;
import seihon.web.Problems;
import seihon.web.Words;

/// Answers addresses that are none (`%00`, a broken escape) as the house answers everything else:
/// the server would do it by itself, before any filter, with a page of its own and no headers. One
/// that is too long is no address at all.
@Component
class UnreadableAddress implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final Refusal WHY = Refusal.of("web.problem.address-malformed");

    private final Problems problems;
    private final Words words;

    UnreadableAddress(Problems problems, Words words) {
        this.problems = problems;
        this.words = words;
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
        LocaleContextHolder.setLocale(Locale.JAPANESE);
        try {
            var out = response.getResponse();
            var address = request.getRequestURI();
            if (address != null && Problems.isApi(address)) {
                problems.answer(request, out, HttpStatus.BAD_REQUEST, WHY);
                return;
            }
            out.setContentType("text/plain");
            out.setCharacterEncoding(StandardCharsets.UTF_8.name());
            out.getWriter().println(words.text(WHY, Locale.JAPANESE));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
