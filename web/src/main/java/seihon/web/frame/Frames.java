package seihon.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.Company;
import seihon.web.Foot;
import seihon.web.Nav;
import seihon.web.Unread;
import seihon.web.Words;

/// Builds the [Frame] of the running request: `@frames` in the two frame templates. Works after a
/// failed handler too, so that errors are shown in the frame.
@Component("frames")
class Frames {

    private static final int PHONE_TABS = 4;

    private final CurrentPerson current;
    private final Words words;
    private final Clock clock;
    private final ObjectProvider<Transactions> transactions;
    private final Rooms rooms;

    /// What the rooms tell the frame; each may be missing.
    @Component
    record Rooms(
            ObjectProvider<Nav> nav,
            ObjectProvider<Company> company,
            ObjectProvider<Foot> foot,
            ObjectProvider<Unread> unread) {}

    Frames(
            CurrentPerson current,
            Words words,
            Clock clock,
            ObjectProvider<Transactions> transactions,
            Rooms rooms) {
        this.current = current;
        this.words = words;
        this.clock = clock;
        this.transactions = transactions;
        this.rooms = rooms;
    }

    public Frame current(String section) {
        var person = current.person();
        if (person.isEmpty()) {
            return bare();
        }
        return transactions
                .getObject()
                .read(person.get().tenant(), () -> frame(person.get(), section));
    }

    public Frame bare() {
        var nobody = new Company.Shown("", 0);
        return frame(nobody, Optional.empty(), List.of(), new Said(List.of(), ""), 0);
    }

    private Frame frame(Person person, String section) {
        var language = LocaleContextHolder.getLocale();
        var company =
                rooms.company().stream()
                        .flatMap(source ->
                                source.shown(person.tenant(), language, clock.instant()).stream())
                        .findFirst()
                        .orElse(new Company.Shown("", 0));
        var items =
                rooms.nav().stream()
                        .flatMap(nav -> nav.items(person, language).stream())
                        .sorted(Comparator.comparingInt(Nav.Item::order))
                        .toList();
        var foot = rooms.foot().stream().map(source -> source.lines(person)).toList();
        var said =
                new Said(
                        foot.stream()
                                .flatMap(lines -> lines.always().stream())
                                .map(line -> words.text(line, language))
                                .toList(),
                        foot.stream()
                                .flatMap(lines -> lines.behind().stream())
                                .map(line -> words.text(line, language))
                                .collect(Collectors.joining(" ")));
        var unread = rooms.unread().stream().mapToLong(source -> source.count(person)).sum();
        return frame(company, Optional.of(person), placed(items, section), said, unread);
    }

    private Frame frame(
            Company.Shown company,
            Optional<Person> person,
            List<Placed> placed,
            Said said,
            long notices) {
        var language = LocaleContextHolder.getLocale();
        var theme = Theme.of(request());
        var tabs =
                placed.stream()
                        .filter(one -> one.item().onPhone())
                        .limit(PHONE_TABS)
                        .map(one -> entry(one, language))
                        .toList();
        var title =
                placed.stream()
                        .filter(Placed::current)
                        .findFirst()
                        .map(one -> words.text(one.item().label(), language))
                        .orElse("Seihon");
        return new Frame(
                language.getLanguage(),
                theme,
                title,
                company.name(),
                company.headcount(),
                person.map(Person::name).orElse(""),
                person.filter(Person::guest).isPresent(),
                groups(placed, language),
                tabs,
                said.foot(),
                said.behind(),
                notices,
                here(ReaderLocale.NAME, language.getLanguage().equals("en") ? "ja" : "en"),
                here(Theme.NAME, theme.equals(Theme.DARK) ? Theme.LIGHT : Theme.DARK),
                request().getRequestURI().equals("/menu"));
    }

    private List<Frame.Group> groups(List<Placed> placed, Locale language) {
        Map<String, List<Placed>> byGroup =
                placed.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.item().group(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(group ->
                        new Frame.Group(
                                group.getKey().isEmpty()
                                        ? ""
                                        : words.text(group.getKey(), language),
                                group.getValue().stream()
                                        .map(one -> entry(one, language))
                                        .toList()))
                .toList();
    }

    private Frame.Entry entry(Placed one, Locale language) {
        var item = one.item();
        return new Frame.Entry(
                words.text(item.label(), language),
                item.address(),
                item.icon(),
                item.count(),
                item.hot(),
                one.current());
    }

    /// Of the ledger, in the reader's language.
    private record Said(List<String> foot, String behind) {}

    private record Placed(Nav.Item item, boolean current) {}

    /// The entry whose address the page lies below is the current one; a page that lies elsewhere
    /// names its section.
    private List<Placed> placed(List<Nav.Item> items, String section) {
        var path = request().getRequestURI();
        var current = longest(items, path).or(() -> longest(items, "/" + section));
        return items.stream()
                .map(item -> new Placed(item, current.filter(item::equals).isPresent()))
                .toList();
    }

    private static Optional<Nav.Item> longest(List<Nav.Item> items, String path) {
        return items.stream()
                .filter(item -> (path + "/").startsWith(item.address() + "/"))
                .max(Comparator.comparingInt(item -> item.address().length()));
    }

    /// This page again with one choice changed; the start page where it cannot be opened by a link.
    private static String here(String name, String value) {
        var request = request();
        var path = request.getMethod().equals("GET") ? request.getRequestURI() : "/";
        var address = UriComponentsBuilder.fromPath(path);
        var query = request.getQueryString();
        if (query != null && !path.equals("/")) {
            address.query(query);
        }
        return address.replaceQueryParam(name, value).build().toUriString();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
                .getRequest();
    }
}
