package seihon.web;

import java.util.List;
import java.util.Locale;
import seihon.domain.Person;

/// Entries of the sidebar and the phone's bottom bar. A room supplies a bean for its own pages;
/// nothing is listed that does not exist. Asked for every page, inside a read transaction of the
/// person's tenant: answer with at most one cheap count.
public interface Nav {

    List<Item> items(Person person, Locale language);

    /// `group` and `label` are message keys (no group: above all groups), `order` sorts within the
    /// whole bar, `icon` names a fragment of `web/icons.html`. `count` stands beside the label when
    /// it is not 0; a `hot` one waits for this person and is filled.
    record Item(
            String group,
            String label,
            String address,
            String icon,
            int order,
            boolean onPhone,
            long count,
            boolean hot) {

        public Item(
                String group,
                String label,
                String address,
                String icon,
                int order,
                boolean onPhone) {
            this(group, label, address, icon, order, onPhone, 0, false);
        }
    }
}
