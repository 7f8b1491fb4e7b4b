package seihon.web;

import java.util.List;
import seihon.domain.Person;

/// Entries of the page `/settings`. A room supplies a bean for its own pages below `/settings/`;
/// only what this person may open is listed.
public interface Settings {

    List<Entry> entries(Person person);

    /// `label` and `hint` are message keys, `icon` names a fragment of `web/icons.html`; `order`
    /// sorts within the page, personal ones (below 100) before those of the company.
    record Entry(String label, String hint, String address, String icon, int order) {

        public boolean personal() {
            return order < 100;
        }
    }
}
