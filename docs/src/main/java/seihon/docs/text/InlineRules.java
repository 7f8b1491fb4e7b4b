package seihon.docs.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import seihon.docs.DocPath;
import seihon.domain.PersonId;

/// What links, pictures, `person:…` and line ends of a body become on a page.
final class InlineRules {

    private static final Pattern PERSON =
            Pattern.compile("(?<![\\w:/])person:([a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?)");

    private final DocPath at;
    private final References references;

    InlineRules(DocPath at, References references) {
        this.at = at;
        this.references = references;
    }

    static List<PersonId> people(String text) {
        return PERSON.matcher(text).results().map(hit -> new PersonId(hit.group(1))).toList();
    }

    void apply(Node node) {
        switch (node) {
            case Link link -> link(link);
            case Image image -> image(image);
            case Text text -> text(text);
            case SoftLineBreak end -> lineEnd(end);
            default -> {}
        }
    }

    private void link(Link link) {
        switch (LinkTarget.of(at, link.getDestination())) {
            case LinkTarget.ToDocument(var id, var anchor) ->
                    lead(link, references.document(id), anchor);
            case LinkTarget.ToPath(var path, var anchor) ->
                    lead(link, references.path(path), anchor);
            case LinkTarget.ToPerson(var person) -> person(link, person);
            case LinkTarget.Here(var anchor) -> link.setDestination("#" + anchor);
            case LinkTarget.Outside(var address) -> link.setDestination(address);
            case LinkTarget.Nowhere _ -> wrap(link, new Marked("span", "link-broken"));
        }
    }

    private static void lead(Link link, Optional<References.Target> target, String anchor) {
        if (target.isEmpty()) {
            wrap(link, new Marked("span", "link-broken"));
            return;
        }
        link.setDestination(target.get().address() + (anchor.isEmpty() ? "" : "#" + anchor));
        if (link.getFirstChild() == null) {
            link.appendChild(new Text(target.get().title()));
        }
    }

    private void person(Link link, PersonId person) {
        var mark = new Marked("span", "person");
        if (link.getFirstChild() == null) {
            link.appendChild(new Text(references.person(person)));
        }
        wrap(link, mark);
    }

    private void image(Image image) {
        var address =
                LinkTarget.of(at, image.getDestination()) instanceof LinkTarget.ToPath(var path, _)
                        ? references.image(path)
                        : Optional.<String>empty();
        if (address.isPresent()) {
            image.setDestination(address.get());
        } else {
            wrap(image, new Marked("span", "link-broken"));
        }
    }

    /// Puts the node's children, or its name, into the mark and the mark in its place.
    private static void wrap(Node node, Marked mark) {
        while (node.getFirstChild() != null) {
            mark.appendChild(node.getFirstChild());
        }
        node.insertAfter(mark);
        node.unlink();
    }

    private void text(Text text) {
        var literal = text.getLiteral();
        var hits = PERSON.matcher(literal);
        var from = 0;
        Node last = text;
        while (hits.find()) {
            last = after(last, literal.substring(from, hits.start()));
            var mark = new Marked("span", "person");
            mark.appendChild(new Text(references.person(new PersonId(hits.group(1)))));
            last.insertAfter(mark);
            last = mark;
            from = hits.end();
        }
        if (from > 0) {
            after(last, literal.substring(from));
            text.unlink();
        }
    }

    private static Node after(Node last, String literal) {
        if (literal.isEmpty()) {
            return last;
        }
        var text = new Text(literal);
        last.insertAfter(text);
        return text;
    }

    /// Between two Japanese characters a line end is no space.
    private static void lineEnd(SoftLineBreak end) {
        var before = edge(end.getPrevious(), true);
        var after = edge(end.getNext(), false);
        if (Script.isWide(before) && Script.isWide(after)) {
            end.unlink();
        }
    }

    private static int edge(Node node, boolean last) {
        var literal =
                switch (node) {
                    case Text text -> text.getLiteral();
                    case Code code -> code.getLiteral();
                    case null, default -> node == null ? "" : MarkdownTree.text(node);
                };
        if (literal.isEmpty()) {
            return ' ';
        }
        return last ? literal.codePointBefore(literal.length()) : literal.codePointAt(0);
    }
}
