package seihon.docs.proposals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.change.ActStore;
import seihon.docs.change.Judged;
import seihon.docs.editor.Showing;
import seihon.docs.editor.Shown;
import seihon.docs.proposals.RevisionView.FileText;
import seihon.docs.sealed.Unsealing;
import seihon.domain.Person;

/// Lays the page on which a proposal is revised, inside a read transaction.
@Component
class RevisionDesk {

    private final ActStore acts;
    private final People people;
    private final Unsealing unsealing;
    private final Showing showing;

    RevisionDesk(ActStore acts, People people, Unsealing unsealing, Showing showing) {
        this.acts = acts;
        this.people = people;
        this.unsealing = unsealing;
        this.showing = showing;
    }

    /// Who writes, and what is proposed now.
    record Writing(Person me, Locale language, Judged judged) {}

    RevisionView lay(Writing writing) {
        var files = new ArrayList<FileText>();
        texts(writing)
                .forEach((path, text) -> files.add(file(writing, path, text, Optional.empty())));
        return view(writing, writing.judged().file().proposal().title(), "", files);
    }

    /// The page again with what was typed, and beside it what somebody else made of it meanwhile,
    /// so that the next try is made on that.
    RevisionView again(Writing writing, FilesForm form) {
        var typed = form.typed();
        var moved = !writing.judged().file().digest().equals(form.digest());
        var now = texts(writing);
        var files = new ArrayList<FileText>();
        typed.forEach((path, text) -> {
            var newest = now.getOrDefault(path, Optional.empty());
            var differs = moved && !newest.equals(text);
            files.add(file(writing, path, text, newest.filter(_ -> differs)));
        });
        now.forEach((path, text) -> {
            if (!typed.containsKey(path)) {
                files.add(file(writing, path, text, Optional.empty()));
            }
        });
        return view(writing, form.title(), form.why(), files);
    }

    private RevisionView view(Writing writing, String title, String note, List<FileText> files) {
        var judged = writing.judged();
        var tenant = writing.me().tenant();
        var number = judged.file().number();
        return new RevisionView(
                number,
                ReturnedView.of(judged, acts.steps(tenant, number), people.of(tenant)),
                judged.file().digest(),
                title,
                judged.file().proposal().why(),
                note,
                files);
    }

    private FileText file(
            Writing writing, String path, Optional<String> text, Optional<String> newest) {
        var shown =
                text.map(written -> showing.of(writing.me(), writing.language(), path, written));
        return new FileText(path, text, newest, shown.orElse(Shown.NOTHING));
    }

    private Map<String, Optional<String>> texts(Writing writing) {
        var texts = new LinkedHashMap<String, Optional<String>>();
        for (var file : writing.judged().change().files()) {
            texts.put(file.path().value(), text(writing.me(), file));
        }
        return texts;
    }

    /// The new text as this person may write it on: with a sealed body when they may read it.
    private Optional<String> text(Person me, FileChange file) {
        return file.after().map(closed -> unsealing.text(me, file.path(), closed));
    }
}
