package seihon.docs;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import seihon.domain.Person;

/// Fresh factors without an entrance: whoever a test says has just proven who they are.
@Component
public class TestStepUp implements StepUp {

    private final Set<String> fresh = ConcurrentHashMap.newKeySet();

    public void proves(Person person) {
        fresh.add(person.tenant() + "/" + person.id());
    }

    @Override
    public boolean isFresh(Person me, Instant at) {
        return fresh.contains(me.tenant() + "/" + me.id());
    }

    @Override
    public String address(String next) {
        return "/signin/again?next=" + next;
    }
}
