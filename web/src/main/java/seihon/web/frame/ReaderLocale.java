package seihon.web.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleContextResolver;
import seihon.domain.Person;
import seihon.web.AskedLanguage;
import seihon.web.Problems;

/// The reader's language and zone: what the address or the device's cookie says, then the person's
/// profile, then Japanese in Tokyo. The API listens to Accept-Language instead of cookies.
@Component("localeResolver")
class ReaderLocale implements LocaleContextResolver {

    static final String NAME = "lang";
    static final Set<String> LANGUAGES = AskedLanguage.KNOWN;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final CurrentPerson current;

    ReaderLocale(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        var person = current.person();
        var zone = person.map(Person::zone).orElse(TOKYO);
        return new SimpleTimeZoneAwareLocaleContext(
                language(request, person), TimeZone.getTimeZone(zone));
    }

    private static Locale language(HttpServletRequest request, Optional<Person> person) {
        var said =
                Problems.isApi(address(request))
                        ? AskedLanguage.of(request)
                        : Choice.read(request, NAME, LANGUAGES);
        return said.map(Locale::of).or(() -> person.map(Person::language)).orElse(Locale.JAPANESE);
    }

    /// The one that was asked for, also while its error is being shown.
    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("the reader's language is chosen by ?lang= only");
    }
}
