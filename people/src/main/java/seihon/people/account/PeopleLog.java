package seihon.people.account;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import seihon.domain.Ids;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.ledger.Entry;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// Enters what was done to accounts, tokens and absences in the ledger, with the command that did
/// it. Ids only: no names, no addresses, no secrets.
@Component
public class PeopleLog {

    private static final String SOURCE = "people";

    private final Ledger ledger;
    private final Ids ids;
    private final JsonMapper json;

    PeopleLog(Ledger ledger, Ids ids, JsonMapper json) {
        this.ledger = ledger;
        this.ids = ids;
        this.json = json;
    }

    /// The last statement of the running write transaction. `what` is past tense: `account.opened`.
    public void enter(
            TenantId tenant, PersonId by, String what, Map<String, String> about, Instant at) {
        var payload = new TreeMap<String, String>(about);
        payload.put("kind", what);
        ledger.append(
                tenant,
                new NewEntry(
                        Entry.Kind.FACT,
                        SOURCE,
                        ids.next().toString(),
                        json.writeValueAsString(payload),
                        by.value(),
                        Entry.Origin.LIVE,
                        null),
                at);
    }
}
