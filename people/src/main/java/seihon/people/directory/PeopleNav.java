package seihon.people.directory;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Nav;

/// The sidebar's entry for people.
@Component
class PeopleNav implements Nav {

    private static final int PEOPLE = 450;

    @Override
    public List<Item> items(Person person, Locale language) {
        if (person.guest()) {
            return List.of();
        }
        return List.of(
                new Item(
                        "docs.nav.group", "people.nav.people", "/people", "people", PEOPLE, false));
    }
}
