package seihon.app.home;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Nav;

/// The dashboard above everything else.
@Component
class HomeNav implements Nav {

    private static final int FIRST = 50;

    @Override
    public List<Item> items(Person person, Locale language) {
        return person.guest()
                ? List.of()
                : List.of(new Item("", "app.home.title", "/", "home", FIRST, true));
    }
}
