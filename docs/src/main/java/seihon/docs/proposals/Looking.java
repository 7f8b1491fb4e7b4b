package seihon.docs.proposals;

import java.time.Instant;
import org.springframework.stereotype.Component;
import seihon.docs.change.ActStore;
import seihon.docs.change.CaseFile;
import seihon.docs.change.Seen;
import seihon.docs.change.SeenStore;
import seihon.domain.Person;

/// Remembers up to where somebody has seen a proposal.
@Component
class Looking {

    private final SeenStore views;
    private final ActStore acts;

    Looking(SeenStore views, ActStore acts) {
        this.views = views;
        this.acts = acts;
    }

    void seen(Person me, CaseFile file, Instant at) {
        var steps = acts.steps(me.tenant(), file.number());
        var last = steps.isEmpty() ? 0 : steps.getLast().n();
        views.put(me.tenant(), file.number(), me.id(), new Seen(file.revision().n(), last, at));
    }
}
