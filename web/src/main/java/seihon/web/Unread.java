package seihon.web;

import seihon.domain.Person;

/// How many notices the person has not seen yet: the number at the bell. Asked for every page,
/// inside a read transaction of the person's tenant.
public interface Unread {

    long count(Person person);

    /// How many things wait for this person, as of their last command or half a minute ago: the
    /// number beside the inbox.
    long waiting(Person person);
}
