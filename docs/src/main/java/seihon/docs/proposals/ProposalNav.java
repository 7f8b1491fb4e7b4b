package seihon.docs.proposals;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Nav;

/// The proposals' place in the sidebar, after the documents.
@Component
class ProposalNav implements Nav {

    private static final int ORDER = 410;

    @Override
    public List<Item> items(Person person, Locale language) {
        if (person.guest()) {
            return List.of();
        }
        return List.of(
                new Item(
                        "docs.nav.group",
                        "docs.nav.proposals",
                        "/proposals",
                        "proposal",
                        ORDER,
                        true));
    }
}
