package seihon.web.frame;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Nav;

/// The last entry of the sidebar.
@Component
class SettingsNav implements Nav {

    private static final int LAST = 900;

    @Override
    public List<Item> items(Person person, Locale language) {
        if (person.guest()) {
            return List.of();
        }
        return List.of(
                new Item(
                        "web.frame.group.settings",
                        "web.frame.settings",
                        "/settings",
                        "settings",
                        LAST,
                        false));
    }
}
