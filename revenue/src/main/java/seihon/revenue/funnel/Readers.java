package seihon.revenue.funnel;

import seihon.domain.Person;
import seihon.web.RefusedRequest;

/// Who may read figures: everybody but guests.
final class Readers {

    private Readers() {}

    static void mustBe(Person me) {
        if (me.guest()) {
            throw new RefusedRequest("revenue.figures-forbidden");
        }
    }
}
