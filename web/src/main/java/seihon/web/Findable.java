package seihon.web;

import java.util.List;
import java.util.Locale;
import seihon.domain.Person;

/// Things of a room that people find by what they are called, beside the documents: cases. The
/// search asks every bean; each leaves out what the person may not read.
public interface Findable {

    /// The things whose name or number has this text (not blank), ended ones too, one group for
    /// each kind that has any; inside a read transaction of the person's tenant. At most `most` of
    /// each group.
    List<Group> find(Person person, Locale language, String called, int most);

    /// `title` is what these things are called, `total` how many there are in all, and `address`
    /// the page that lists them.
    record Group(String title, List<Item> items, long total, String address) {
        public Group {
            items = List.copyOf(items);
        }
    }

    /// `number` is how the company numbers it, `state` where it stands now.
    record Item(String name, String number, String state, String address) {}
}
