package seihon.connectors.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import seihon.domain.EntryNo;
import seihon.ledger.Fact;
import seihon.ledger.Translator.Reading;
import seihon.ledger.Translator.Received;
import tools.jackson.databind.JsonNode;

/// Reads what is stated through the product: notes, corrections (`fact`, perhaps `corrects`),
/// closed months, and batches that are taken back (`reverses`).
final class ManualRules {

    private ManualRules() {}

    static Reading read(Received entry, JsonNode payload) {
        try {
            if (payload.hasNonNull("reverses")) {
                var batch = UUID.fromString(payload.path("reverses").asString(""));
                return new Reading.TakenBack(batch);
            }
            if (!payload.hasNonNull("fact")) {
                return new Reading.Nothing();
            }
            var fact = fact(entry, payload.path("fact"));
            var corrected = payload.path("corrects");
            return corrected.isObject()
                    ? new Reading.Correction(id(corrected), fact)
                    : new Reading.Good(List.of(fact));
        } catch (Unreadable why) {
            return why.quarantine(entry.source());
        } catch (IllegalArgumentException wrong) {
            return new Unreadable("bad-reversal", "/reverses", payload.toString())
                    .quarantine(entry.source());
        }
    }

    private static Fact.Id id(JsonNode corrected) {
        return new Fact.Id(corrected.path("seq").asLong(-1), corrected.path("ordinal").asInt(0));
    }

    /// A correction keeps the place of what it corrects: its source and order within it.
    private static Fact fact(Received entry, JsonNode fact) {
        var amount = amount(fact);
        return new Fact(
                new EntryNo(entry.seq()),
                0,
                text(fact, "kind"),
                new Fact.Subject(
                        text(fact.path("subject"), "type"), text(fact.path("subject"), "id")),
                at(fact),
                fact.path("source").asString(entry.source()),
                fact.path("source_seq").asLong(entry.seq()),
                texts(fact.path("dims")),
                amount.orElse(null),
                amount.isEmpty() ? null : text(fact, "unit"),
                texts(fact.path("data")),
                entry.origin(),
                entry.source());
    }

    private static String text(JsonNode in, String field) {
        var text = in.path(field).asString("");
        if (text.isBlank()) {
            throw new Unreadable("missing-field", "/fact/" + field, text);
        }
        return text;
    }

    private static Instant at(JsonNode fact) {
        var text = text(fact, "at");
        try {
            var at = OffsetDateTime.parse(text).toInstant();
            if (Fact.isMoment(at)) {
                return at;
            }
        } catch (DateTimeException no) {
            // Told below: both are no time.
        }
        throw new Unreadable("bad-time", "/fact/at", text);
    }

    private static Optional<BigDecimal> amount(JsonNode fact) {
        var amount = fact.path("amount");
        if (amount.isMissingNode() || amount.isNull()) {
            return Optional.empty();
        }
        if (amount.isNumber()) {
            return Optional.of(amount.decimalValue());
        }
        return Optional.of(
                Amounts.read(amount.asString(""))
                        .orElseThrow(() ->
                                new Unreadable("bad-amount", "/fact/amount", amount.toString())));
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(one -> {
                    var text = one.getValue().asString("");
                    if (!text.isBlank()) {
                        texts.put(one.getKey(), text);
                    }
                });
        return texts;
    }
}
