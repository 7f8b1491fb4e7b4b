package seihon.docs.library;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Nav;

/// The library's place in the sidebar.
@Component
class LibraryNav implements Nav {

    private static final int ORDER = 400;

    @Override
    public List<Item> items(Person person, Locale language) {
        return List.of(
                new Item(
                        "docs.nav.group",
                        "docs.nav.documents",
                        "/documents",
                        "documents",
                        ORDER,
                        true));
    }
}
