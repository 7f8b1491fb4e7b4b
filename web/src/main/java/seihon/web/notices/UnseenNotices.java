package seihon.web.notices;

import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Unread;

/// The number at the bell.
@Component
class UnseenNotices implements Unread {

    private final NoticeStore store;

    UnseenNotices(NoticeStore store) {
        this.store = store;
    }

    @Override
    public long count(Person person) {
        return store.counts(person.tenant(), person.id()).unseen();
    }

    @Override
    public long waiting(Person person) {
        return store.counts(person.tenant(), person.id()).waiting();
    }
}
