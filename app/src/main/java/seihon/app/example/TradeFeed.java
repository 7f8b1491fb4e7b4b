package seihon.app.example;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Map;
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

    TradeFeed(Imports imports) {
        this.imports = imports;
    }

    /// Master data first: a later import of it would have every row read again.
    void hand(Person me, Books books, Instant at) {
        books.references().forEach(file -> hand(me, REFERENCE, file, at));
        books.files().forEach(file -> hand(me, MAPPING, file, at));
    }

    private void hand(Person me, String kind, Books.File file, Instant at) {
        var upload =
                new Upload(
                        kind,
                        file.target(),
                        file.name(),
                        Map.of(),
                        new ByteArrayInputStream(file.bytes()));
        if (imports.receive(me, upload, at) instanceof Outcome.Refused<?>(var why)) {
            throw new IllegalStateException(
                    "the example's %s is refused: %s".formatted(file.name(), why));
        }
    }
}
