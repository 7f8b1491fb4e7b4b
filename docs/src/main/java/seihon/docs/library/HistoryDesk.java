package seihon.docs.library;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import seihon.docs.Revision;
import seihon.docs.Roster;
import seihon.docs.reading.DocAddress;
import seihon.docs.reading.Readers;
import seihon.docs.reading.Revisions;
import seihon.docs.reading.TenantReferences;
import seihon.domain.Person;
import seihon.web.Addressee;

/// Lays the pages below a document: its history with two revisions compared, who wrote which block,
/// and who may read it.
@Component
class HistoryDesk {

    private final Revisions revisions;
    private final Readers readers;
    private final Roster roster;
    private final Addressee people;
    private final GlanceStore proposals;
    private final DocumentText texts;
    private final Labels labels;
    private final Clock clock;

    HistoryDesk(
            Revisions revisions,
            Readers readers,
            Roster roster,
            Addressee people,
            GlanceStore proposals,
            DocumentText texts,
            Labels labels,
            Clock clock) {
        this.revisions = revisions;
        this.readers = readers;
        this.roster = roster;
        this.people = people;
        this.proposals = proposals;
        this.texts = texts;
        this.labels = labels;
        this.clock = clock;
    }

    /// `from` and `to` are revision numbers; 0 means the last two.
    HistoryView compare(Person me, Locale language, Revision document, int from, int to) {
        var history = revisions.history(me.tenant(), document.doc());
        var newest = history.getFirst();
        var names = names(me, language);
        var right = find(history, to, newest);
        var left = find(history, from, history.get(Math.min(1, history.size() - 1)));
        var merged = proposals.merged(me, PastRules.proposals(history));
        return new HistoryView(
                TenantReferences.title(newest, language),
                DocAddress.of(newest.path()),
                newest.doc().toString(),
                labels.above(newest.path().value(), language),
                PastRules.of(history, merged, names),
                left.n(),
                right.n(),
                CompareRules.compare(texts.version(me, left), texts.version(me, right), names),
                texts.seal(me, right, labels, names),
                !me.guest());
    }

    private static Revision find(List<Revision> history, int n, Revision otherwise) {
        return history.stream().filter(each -> each.n() == n).findFirst().orElse(otherwise);
    }

    BlameView blame(Person me, Locale language, Revision document) {
        var history = revisions.history(me.tenant(), document.doc());
        var names = names(me, language);
        var merged = proposals.merged(me, PastRules.proposals(history));
        var versions =
                history.stream()
                        .filter(each -> !each.deleted())
                        .map(each -> texts.version(me, each))
                        .toList();
        return new BlameView(
                TenantReferences.title(document, language),
                DocAddress.of(document.path()),
                labels.above(document.path().value(), language),
                texts.seal(me, document, labels, names),
                BlameRules.lines(versions, PastRules.of(history, merged, names), merged, names));
    }

    ReadersView readers(Person me, Locale language, Revision document) {
        var reading = readers.guests(me.tenant(), document.doc());
        var now = clock.instant();
        var guests =
                people.people(me.tenant(), now).stream()
                        .filter(Person::guest)
                        .map(guest ->
                                new ReadersView.Guest(
                                        guest.id().value(),
                                        guest.name(),
                                        reading.contains(guest.id())))
                        .toList();
        return new ReadersView(
                TenantReferences.title(document, language),
                DocAddress.of(document.path()),
                document.doc().toString(),
                labels.above(document.path().value(), language),
                roster.employees(me.tenant(), now).size(),
                texts.seal(me, document, labels, names(me, language)),
                me.guest() ? List.of() : guests,
                !me.guest());
    }

    private TenantReferences names(Person me, Locale language) {
        return new TenantReferences(me, language, readers.library(me), roster, revisions);
    }
}
