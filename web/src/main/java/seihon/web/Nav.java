package seihon.web;

import java.util.List;
import java.util.Locale;
import seihon.domain.Person;

/// Entries of the sidebar and the phone's bottom bar. A room supplies a bean for its own pages;
/// nothing is listed that does not exist.
public interface Nav {

    List<Item> items(Person person, Locale language);

    /// `group` and `label` are message keys, `order` sorts within the whole bar, `icon` names a
    /// fragment of `web/icons.html`, `roles` empty means everybody.
    record Item(
            String group, String label, String address, String icon, int order, boolean onPhone) {}
}
