package seihon.docs.library;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import seihon.docs.DocPath;
import seihon.docs.Revision;
import seihon.docs.reading.DocAddress;
import seihon.docs.reading.Readers;
import seihon.docs.reading.Revisions;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// `/documents/…`: the library, its folders, documents, notes and the pages below a document. A
/// document's address ends in its file's extension, so a last word without one is a page below it.
@Controller
class DocumentPages {

    private static final Set<String> BELOW = Set.of("history", "blame", "readers", "edit");

    private final Transactions transactions;
    private final Revisions revisions;
    private final Readers readers;
    private final DocumentDesk desk;
    private final FolderDesk folders;
    private final NoteDesk notes;
    private final HistoryDesk histories;

    DocumentPages(
            Transactions transactions,
            Revisions revisions,
            Readers readers,
            DocumentDesk desk,
            FolderDesk folders,
            NoteDesk notes,
            HistoryDesk histories) {
        this.transactions = transactions;
        this.revisions = revisions;
        this.readers = readers;
        this.desk = desk;
        this.folders = folders;
        this.notes = notes;
        this.histories = histories;
    }

    @GetMapping("/documents")
    String library(Person me, Locale language, Model model) {
        return transactions.read(me.tenant(), () -> folder(me, language, "", model));
    }

    @GetMapping("/documents/{*path}")
    String show(
            @PathVariable String path,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to,
            Person me,
            Locale language,
            Model model) {
        var place = path.substring(1).replaceAll("/+$", "");
        var page = new Asked(me, language, at, view.equals("source"), from, to, model);
        return transactions.read(me.tenant(), () -> page(place, page));
    }

    /// What of a page is asked for.
    private record Asked(
            Person me,
            Locale language,
            String at,
            boolean asSource,
            int from,
            int to,
            Model model) {

        /// The revision and the view that were asked for, as they stand in an address.
        String query() {
            var query = new StringJoiner("&", "?", "").setEmptyValue("");
            if (!at.isEmpty()) {
                query.add("at=" + UriUtils.encode(at, StandardCharsets.UTF_8));
            }
            if (asSource) {
                query.add("view=source");
            }
            return query.toString();
        }
    }

    private String page(String place, Asked asked) {
        var slash = place.lastIndexOf('/');
        var below = place.substring(slash + 1);
        if (slash > 0 && BELOW.contains(below) && isFile(place.substring(0, slash))) {
            return below(path(place.substring(0, slash)), below, asked);
        }
        return isFile(place)
                ? document(path(place), asked)
                : folder(asked.me(), asked.language(), place, asked.model());
    }

    private static boolean isFile(String place) {
        return place.substring(place.lastIndexOf('/') + 1).contains(".");
    }

    private static DocPath path(String place) {
        if (DocPath.whyNot(place).isPresent()) {
            throw new RefusedRequest("docs.document-not-found", place);
        }
        return new DocPath(place);
    }

    private String folder(Person me, Locale language, String folder, Model model) {
        var view = folders.lay(me, language, folder);
        if (view.isEmpty()) {
            throw new RefusedRequest("docs.document-not-found", folder);
        }
        model.addAttribute("view", view.get());
        return "docs/library/folder";
    }

    private String document(DocPath path, Asked asked) {
        if (path.isFlow()) {
            asked.model().addAttribute("view", notes.lay(asked.me(), asked.language(), path));
            return "docs/library/note";
        }
        var living = revisions.livingAt(asked.me().tenant(), path);
        var last = living.or(() -> revisions.formerlyAt(asked.me().tenant(), path));
        var newest = visible(asked.me(), path, last);
        if (!newest.path().equals(path)) {
            return "redirect:" + DocAddress.of(newest.path()) + asked.query();
        }
        var shown =
                asked.at().isEmpty()
                        ? newest
                        : Chosen.revision(
                                        revisions.history(asked.me().tenant(), newest.doc()),
                                        asked.at(),
                                        asked.me().zone())
                                .orElseThrow(() ->
                                        new RefusedRequest(
                                                "docs.revision-not-found",
                                                path.value(),
                                                asked.at()));
        asked.model()
                .addAttribute(
                        "view", desk.lay(asked.me(), asked.language(), shown, asked.asSource()));
        return "docs/library/show";
    }

    private Revision visible(Person me, DocPath path, java.util.Optional<Revision> found) {
        return found.filter(each -> readers.mayRead(me, each.doc()))
                .orElseThrow(() -> new RefusedRequest("docs.document-not-found", path.value()));
    }

    private String below(DocPath path, String below, Asked asked) {
        if (below.equals("edit")) {
            return "redirect:" + DocAddress.edit(path);
        }
        var document =
                visible(
                        asked.me(),
                        path,
                        revisions
                                .livingAt(asked.me().tenant(), path)
                                .or(() -> revisions.formerlyAt(asked.me().tenant(), path)));
        var me = asked.me();
        var language = asked.language();
        var view =
                switch (below) {
                    case "history" ->
                            histories.compare(me, language, document, asked.from(), asked.to());
                    case "blame" -> histories.blame(me, language, document);
                    default -> histories.readers(me, language, document);
                };
        asked.model().addAttribute("view", view);
        return "docs/library/" + below;
    }
}
