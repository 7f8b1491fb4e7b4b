package seihon.app.inbox;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Nav;
import seihon.web.Unread;

/// The first entry of the sidebar; its number is what waits for me.
@Component
class InboxNav implements Nav {

    private static final int FIRST = 100;

    private final Unread unread;

    InboxNav(Unread unread) {
        this.unread = unread;
    }

    @Override
    public List<Item> items(Person person, Locale language) {
        if (person.guest()) {
            return List.of();
        }
        var waiting = unread.waiting(person);
        return List.of(
                new Item("", "app.inbox.title", "/inbox", "inbox", FIRST, true, waiting, true));
    }
}
