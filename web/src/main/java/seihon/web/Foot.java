package seihon.web;

import java.util.List;
import java.util.Optional;
import seihon.domain.Person;
import seihon.domain.Refusal;

/// Lines at the foot of the sidebar: the promise of the product, always in sight (size of the
/// ledger, its lag). Each is a message key with its arguments. Asked for every page, inside a read
/// transaction of the person's tenant.
public interface Foot {

    Lines lines(Person person);

    /// `behind` is said above the figures of a page while they are far from whole.
    record Lines(List<Refusal> always, Optional<Refusal> behind) {

        public static final Lines NONE = new Lines(List.of(), Optional.empty());

        public Lines {
            always = List.copyOf(always);
        }
    }
}
