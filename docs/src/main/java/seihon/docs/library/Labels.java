package seihon.docs.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;
import seihon.docs.reading.DocAddress;
import seihon.docs.reading.TenantReferences;
import seihon.domain.PersonId;

/// Calls folders, kinds and roles by words people use: those the product knows by message, others
/// as they are written.
@Component
class Labels {

    private static final String FOLDER = "docs.folder.";
    private static final String KIND = "docs.kind-name.";
    private static final String ROLE = "docs.role.";

    private final MessageSource messages;

    Labels(MessageSource messages) {
        this.messages = messages;
    }

    String label(String folder, Locale language) {
        return word(FOLDER, folder.substring(folder.lastIndexOf('/') + 1), language);
    }

    String kind(String kind, Locale language) {
        return word(KIND, kind, language);
    }

    /// An owner as written (`person:ishii`, `role:manager`): the person's name, the role's word.
    String owner(String owner, TenantReferences names, Locale language) {
        var id = owner.substring(owner.indexOf(':') + 1);
        if (owner.startsWith("role:")) {
            return word(ROLE, id, language);
        }
        return owner.startsWith("person:") && PersonId.isValid(id)
                ? names.person(new PersonId(id))
                : owner;
    }

    private String word(String prefix, String name, Locale language) {
        try {
            return messages.getMessage(prefix + name, new Object[0], language);
        } catch (NoSuchMessageException unknown) {
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
