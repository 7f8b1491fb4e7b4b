package seihon.docs.text;

import java.util.ArrayDeque;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.domain.PersonId;

/// Where a link in a document leads.
public sealed interface LinkTarget {

    /// `doc:handbook/sales#anchor`; the anchor is empty when there is none.
    record ToDocument(DocId id, String anchor) implements LinkTarget {}

    /// A relative path, resolved from the document's own place to a path of the repository.
    record ToPath(String path, String anchor) implements LinkTarget {}

    record ToPerson(PersonId person) implements LinkTarget {}

    /// A heading or block of the same document.
    record Here(String anchor) implements LinkTarget {}

    record Outside(String address) implements LinkTarget {}

    /// Nothing a reader may follow: another scheme, or a path that leaves the repository.
    record Nowhere(String written) implements LinkTarget {}

    static LinkTarget of(DocPath at, String written) {
        if (written.startsWith("#")) {
            return new Here(written.substring(1));
        }
        if (written.startsWith("doc:")) {
            return document(written);
        }
        if (written.startsWith("person:")) {
            var id = written.substring("person:".length());
            return PersonId.isValid(id) ? new ToPerson(new PersonId(id)) : new Nowhere(written);
        }
        if (written.matches("(?i)(https?://|mailto:).+")) {
            return new Outside(written);
        }
        if (written.isBlank()
                || written.startsWith("//")
                || written.matches("[A-Za-z][\\w+.-]*:.*")) {
            return new Nowhere(written);
        }
        return path(at, written);
    }

    private static LinkTarget document(String written) {
        var name = beforeAnchor(written).substring("doc:".length());
        var slash = name.indexOf('/');
        return slash > 0 && slash < name.length() - 1
                ? new ToDocument(DocId.parse(name), anchor(written))
                : new Nowhere(written);
    }

    private static LinkTarget path(DocPath at, String written) {
        var name = decoded(beforeAnchor(written));
        var segments = new ArrayDeque<String>();
        if (!name.startsWith("/")) {
            segments.addAll(java.util.List.of(at.value().split("/")));
            segments.removeLast();
        }
        for (var segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return new Nowhere(written);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return segments.isEmpty()
                ? new Nowhere(written)
                : new ToPath(String.join("/", segments), anchor(written));
    }

    private static String decoded(String name) {
        try {
            return java.net.URLDecoder.decode(
                    name.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return name;
        }
    }

    private static String beforeAnchor(String written) {
        var hash = written.indexOf('#');
        return hash < 0 ? written : written.substring(0, hash);
    }

    private static String anchor(String written) {
        var hash = written.indexOf('#');
        return hash < 0 ? "" : written.substring(hash + 1);
    }
}
