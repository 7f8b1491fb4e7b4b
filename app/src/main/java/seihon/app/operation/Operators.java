package seihon.app.operation;

import java.util.List;
import seihon.domain.Person;
import seihon.web.RefusedRequest;

/// Who may ask for work on everything that is kept.
final class Operators {

    private static final List<String> ROLES = List.of("admin", "executive", "revenue-ops");

    private Operators() {}

    static void mustBe(Person me) {
        if (ROLES.stream().noneMatch(me::holds)) {
            throw new RefusedRequest("app.operation.role-forbidden", String.join(", ", ROLES));
        }
    }
}
