package seihon.app.operation;

import java.util.List;
import seihon.domain.Person;
import seihon.web.RefusedRequest;

/// Who may ask for work on everything that is kept.
final class Operators {

    private static final List<String> ROLES = List.of("admin", "executive", "revenue-ops");
    private static final List<String> READERS =
            List.of("admin", "executive", "revenue-ops", "auditor");

    private Operators() {}

    static void mustBe(Person me) {
        mustHoldOneOf(ROLES, me);
    }

    /// Who reads the ledger as it was recorded.
    static void mustRead(Person me) {
        mustHoldOneOf(READERS, me);
    }

    private static void mustHoldOneOf(List<String> roles, Person me) {
        if (roles.stream().noneMatch(me::holds)) {
            throw new RefusedRequest("app.operation.role-forbidden", String.join(", ", roles));
        }
    }
}
