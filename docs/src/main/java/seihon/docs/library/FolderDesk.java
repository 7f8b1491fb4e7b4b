package seihon.docs.library;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Revision;
import seihon.docs.Roster;
import seihon.docs.flow.Note;
import seihon.docs.flow.Notes;
import seihon.docs.reading.DocAddress;
import seihon.docs.reading.Readers;
import seihon.docs.reading.Revisions;
import seihon.docs.reading.TenantReferences;
import seihon.domain.Person;

/// Lays the documents of a folder on one page.
@Component
class FolderDesk {

    private static final int RECENT_SHOWN = 8;
    private static final int SHOWN_OF_EACH = 5;

    private final Readers readers;
    private final Revisions revisions;
    private final Notes notes;
    private final Roster roster;
    private final Trees trees;
    private final Clock clock;

    FolderDesk(
            Readers readers,
            Revisions revisions,
            Notes notes,
            Roster roster,
            Trees trees,
            Clock clock) {
        this.readers = readers;
        this.revisions = revisions;
        this.notes = notes;
        this.roster = roster;
        this.trees = trees;
        this.clock = clock;
    }

    /// `folder` is empty for the whole library. Empty when nothing lies there that the person may
    /// see, save for the whole library.
    Optional<FolderView> lay(Person me, Locale language, String folder) {
        var library = readers.library(me);
        var names = new TenantReferences(me, language, library, roster, revisions);
        var isFlow = folder.equals("Flow") || folder.startsWith("Flow/");
        var lines =
                isFlow ? notes(me, folder, names) : documents(me, library, folder, language, names);
        if (lines.isEmpty() && !folder.isEmpty() && !(folder.equals("Flow") && !me.guest())) {
            return Optional.empty();
        }
        return Optional.of(
                new FolderView(
                        folder.isEmpty() ? "" : trees.label(folder, language),
                        folder,
                        trees.above(folder, language),
                        trees.of(me, library, folder, language),
                        groups(lines, folder, language),
                        folder.isEmpty() ? recent(lines) : List.of(),
                        !me.guest(),
                        isFlow));
    }

    private record Placed(String path, FolderView.Line line) {}

    private List<Placed> documents(
            Person me,
            List<Revision> library,
            String folder,
            Locale language,
            TenantReferences names) {
        var today = LocalDate.ofInstant(clock.instant(), me.zone());
        return library.stream()
                .filter(each -> folder.isEmpty() || each.path().value().startsWith(folder + "/"))
                .map(each -> new Placed(each.path().value(), line(each, language, today, names)))
                .toList();
    }

    private FolderView.Line line(
            Revision each, Locale language, LocalDate today, TenantReferences names) {
        return new FolderView.Line(
                TenantReferences.title(each, language),
                DocAddress.of(each.path()),
                trees.kind(each.doc().kind(), language),
                each.n(),
                each.approvedAt(),
                trees.owner(each, names, language),
                each.reviewBy(),
                each.reviewBy().filter(day -> !day.isAfter(today)).isPresent());
    }

    private List<Placed> notes(Person me, String folder, TenantReferences names) {
        if (me.guest()) {
            return List.of();
        }
        return notes.all(me.tenant()).stream()
                .filter(note -> note.path().value().startsWith(folder + "/"))
                .sorted(Comparator.comparing(Note::savedAt).reversed())
                .map(note -> new Placed(note.path().value(), line(note, names)))
                .toList();
    }

    private static FolderView.Line line(Note note, TenantReferences names) {
        return new FolderView.Line(
                note.title(),
                DocAddress.of(note.path()),
                "",
                0,
                note.savedAt(),
                names.person(note.savedBy()),
                Optional.empty(),
                false);
    }

    private List<FolderView.Group> groups(List<Placed> lines, String folder, Locale language) {
        var byFolder = new LinkedHashMap<String, List<FolderView.Line>>();
        for (var placed : lines) {
            var own = placed.path().substring(0, placed.path().lastIndexOf('/'));
            byFolder.computeIfAbsent(own, _ -> new ArrayList<>()).add(placed.line());
        }
        var groups = new ArrayList<FolderView.Group>();
        var most = folder.isEmpty() ? SHOWN_OF_EACH : lines.size();
        byFolder.forEach((own, each) ->
                groups.add(
                        new FolderView.Group(
                                label(own, folder, language),
                                DocAddress.of(own),
                                each.subList(0, Math.min(most, each.size())),
                                each.size())));
        return groups;
    }

    /// 営業ハンドブック as a way down from the page's own folder: ハンドブック ／ 営業.
    private String label(String own, String folder, Locale language) {
        if (own.equals(folder)) {
            return trees.label(own, language);
        }
        var words = new ArrayList<String>();
        trees.above(own + "/", language).stream()
                .skip(folder.isEmpty() ? 0 : trees.above(folder + "/", language).size())
                .forEach(crumb -> words.add(crumb.label()));
        return words.isEmpty() ? trees.label(own, language) : String.join(" ／ ", words);
    }

    private static List<FolderView.Line> recent(List<Placed> lines) {
        return lines.stream()
                .map(Placed::line)
                .sorted(Comparator.comparing(FolderView.Line::at).reversed())
                .limit(RECENT_SHOWN)
                .toList();
    }
}
