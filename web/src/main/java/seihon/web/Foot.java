package seihon.web;

import java.util.List;
import seihon.domain.Person;
import seihon.domain.Refusal;

/// Lines at the foot of the sidebar: the promise of the product, always in sight (size of the
/// ledger, its lag). Each is a message key with its arguments. Asked for every page, inside a read
/// transaction of the person's tenant.
public interface Foot {

    List<Refusal> lines(Person person);
}
