package seihon.connectors.imports;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import seihon.connectors.landing.Senders;
import seihon.domain.Person;
import seihon.web.Nav;

/// The place of received data in the sidebar, for those who may bring it in.
@Component
class ImportNav implements Nav {

    private static final int ORDER = 450;

    @Override
    public List<Item> items(Person person, Locale language) {
        return Senders.mayBe(person)
                ? List.of(
                        new Item(
                                "docs.nav.group",
                                "connectors.nav.data",
                                "/data/imports",
                                "upload",
                                ORDER,
                                false))
                : List.of();
    }
}
