package seihon.ledger.facts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.ledger.NewEntry;
import seihon.ledger.Translator;

/// Understands `L1 won 300`, `silence`, `corrects 0 L1 won 5` and `takes-back` with a batch;
/// anything else cannot be read.
@TestConfiguration(proxyBeanMethods = false)
class PlainRows {

    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

    static NewEntry row(String id, String text) {
        return new NewEntry(
                Entry.Kind.ROW,
                "leads",
                id,
                "{\"text\":\"" + text + "\"}",
                "sato",
                Entry.Origin.IMPORT,
                null);
    }

    @Bean
    Translator translator() {
        return new Translator() {
            @Override
            public Optional<String> follows() {
                return Optional.empty();
            }

            @Override
            public String basis(TenantId tenant) {
                return "test@1";
            }

            @Override
            public Reader open(TenantId tenant) {
                return PlainRows::read;
            }
        };
    }

    private static Translator.Reading read(Translator.Received entry) {
        var text = entry.payload().replaceAll(".*: ?\"|\".*", "");
        var words = text.split(" ");
        return switch (words.length) {
            case 1 ->
                    text.equals("silence")
                            ? new Translator.Reading.Nothing()
                            : new Translator.Reading.Quarantine("bad-row", "/text", text, "test@1");
            case 2 -> new Translator.Reading.TakenBack(UUID.fromString(words[1]));
            case 3 -> new Translator.Reading.Good(List.of(fact(entry, words)));
            default ->
                    new Translator.Reading.Correction(
                            new Fact.Id(Long.parseLong(words[1]), 0),
                            fact(entry, new String[] {words[2], words[3], words[4]}));
        };
    }

    private static Fact fact(Translator.Received entry, String[] words) {
        return new Fact(
                new EntryNo(entry.seq()),
                0,
                words[1],
                new Fact.Subject("case", words[0]),
                AT,
                entry.source(),
                entry.seq(),
                Map.of("channel", "web"),
                new BigDecimal(words[2]),
                "JPY",
                Map.of(),
                entry.origin(),
                "test@1");
    }
}
