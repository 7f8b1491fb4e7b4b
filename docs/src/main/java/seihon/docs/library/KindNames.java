package seihon.docs.library;

import java.util.Locale;
import org.springframework.stereotype.Component;

/// How kinds of documents are called on pages.
@Component
public class KindNames {

    private final Labels labels;

    KindNames(Labels labels) {
        this.labels = labels;
    }

    public String of(String kind, Locale language) {
        return labels.kind(kind, language);
    }
}
