package seihon.revenue.board;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Nav;

/// The funnel's place in the sidebar.
@Component
class RevenueNav implements Nav {

    private static final int ORDER = 200;

    @Override
    public List<Item> items(Person person, Locale language) {
        if (person.guest()) {
            return List.of();
        }
        return List.of(
                new Item(
                        "revenue.nav.group",
                        "revenue.nav.funnel",
                        "/revenue",
                        "filter",
                        ORDER,
                        true),
                new Item(
                        "revenue.nav.group",
                        "revenue.nav.work",
                        "/work",
                        "clock",
                        ORDER + 1,
                        false));
    }
}
