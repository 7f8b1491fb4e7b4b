package seihon.app.example;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import seihon.app.example.trade.Books;
import seihon.connectors.Imports;
import seihon.connectors.Imports.Upload;
import seihon.domain.Outcome;
import seihon.domain.Person;

/// Hands the example company's books in by the doors that everybody uses. Files are kept at once
/// and taken apart in the background, so a visitor can sign in meanwhile and see facts arrive.
@Component
class TradeFeed {

    private static final String REFERENCE = "reference";
    private static final String MAPPING = "mapping";

    private final Imports imports;
    private final UsageFeed usage;

    TradeFeed(Imports imports, UsageFeed usage) {
        this.imports = imports;
        this.usage = usage;
    }

    /// Master data first: a later import of it would have every row read again. The product's
    /// events last.
    void hand(Person me, Books books, Instant at) {
        books.references().forEach(file -> hand(me, REFERENCE, file, at));
        var handed = books.files().stream().map(file -> hand(me, MAPPING, file, at)).toList();
        usage.send(me, books.events(), handed);
    }

    private UUID hand(Person me, String kind, Books.File file, Instant at) {
        var upload =
                new Upload(
                        kind,
                        file.target(),
                        file.name(),
                        Map.of(),
                        new ByteArrayInputStream(file.bytes()));
        return switch (imports.receive(me, upload, at)) {
            case Outcome.Done<UUID>(var id) -> id;
            case Outcome.Refused<UUID>(var why) ->
                    throw new IllegalStateException(
                            "the example's %s is refused: %s".formatted(file.name(), why));
        };
    }
}
