package seihon.revenue.hand;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import seihon.domain.EntryNo;
import seihon.domain.Ids;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Appends what people state by hand.
@Component
public class ManualFacts {

    public static final int LONGEST_TEXT = 2_000;

    /// The field of a fact's data that says who stated it.
    public static final String BY = "by";

    private static final String SOURCE = "manual";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ledger ledger;
    private final Transactions transactions;
    private final Ids ids;

    ManualFacts(Ledger ledger, Transactions transactions, Ids ids) {
        this.ledger = ledger;
        this.transactions = transactions;
        this.ids = ids;
    }

    /// A fact as the payload of an entry holds it; fields may be added.
    public static Map<String, Object> fact(
            Fact.Subject subject, String kind, Instant at, Map<String, String> data) {
        var fact = new LinkedHashMap<String, Object>();
        fact.put("kind", kind);
        fact.put("subject", Map.of("type", subject.type(), "id", subject.id()));
        fact.put("at", at.atOffset(ZoneOffset.UTC).toString());
        fact.put("data", data);
        return fact;
    }

    /// Nothing was said, too much, or what the ledger cannot hold.
    public static boolean isBad(String text) {
        return text.isBlank() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0;
    }

    public Outcome<EntryNo> append(Person me, Map<String, Object> payload, Instant at) {
        var entry = entry(me, ids.next().toString(), payload);
        return Outcome.done(
                transactions.write(me.tenant(), () -> ledger.append(me.tenant(), entry, at)));
    }

    /// States what can be stated once only, under its `key`. Answers the entry that stands there:
    /// this one, or the one that was first; [#isOf] tells which.
    public Entry appendOnce(Person me, String key, Map<String, Object> payload, Instant at) {
        var entry = entry(me, key, payload);
        return transactions.write(
                me.tenant(),
                () -> {
                    var number = ledger.append(me.tenant(), entry, at);
                    return ledger.find(me.tenant(), List.of(number)).getFirst();
                });
    }

    /// Whether an entry is this person's and says this.
    public static boolean isOf(Entry entry, Person me, Map<String, Object> payload) {
        return entry.actor().equals(me.id().value())
                && said(entry).equals(JSON.readTree(JSON.writeValueAsString(payload)));
    }

    /// What an entry says; empty when that was erased.
    public static JsonNode said(Entry entry) {
        var text = entry.payloadUnlessErased();
        return text == null ? JSON.createObjectNode() : JSON.readTree(text);
    }

    private static NewEntry entry(Person me, String key, Map<String, Object> payload) {
        return new NewEntry(
                Entry.Kind.FACT,
                SOURCE,
                key,
                JSON.writeValueAsString(payload),
                me.id().value(),
                Entry.Origin.MANUAL,
                null);
    }
}
