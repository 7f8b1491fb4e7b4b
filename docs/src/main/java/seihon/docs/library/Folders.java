package seihon.docs.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;
import seihon.docs.reading.DocAddress;

/// Calls folders by words people use: the layout's own folders by message, others as they are
/// written.
@Component
class Folders {

    private static final String KEY = "docs.folder.";

    private final MessageSource messages;

    Folders(MessageSource messages) {
        this.messages = messages;
    }

    String label(String folder, Locale language) {
        var name = folder.substring(folder.lastIndexOf('/') + 1);
        try {
            return messages.getMessage(KEY + name, new Object[0], language);
        } catch (NoSuchMessageException | MissingResourceException unknown) {
            return name;
        }
    }

    /// The folders above a path, from the top; `Stock` itself is not shown.
    List<DocumentView.Crumb> above(String path, Locale language) {
        var crumbs = new ArrayList<DocumentView.Crumb>();
        for (var slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            var folder = path.substring(0, slash);
            if (!folder.equals("Stock")) {
                crumbs.add(new DocumentView.Crumb(label(folder, language), DocAddress.of(folder)));
            }
        }
        return crumbs;
    }
}
