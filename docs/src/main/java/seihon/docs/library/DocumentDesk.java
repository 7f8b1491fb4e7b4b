package seihon.docs.library;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Revision;
import seihon.docs.Roster;
import seihon.docs.reading.DocAddress;
import seihon.docs.reading.DocLinks;
import seihon.docs.reading.Readers;
import seihon.docs.reading.Revisions;
import seihon.docs.reading.TenantReferences;
import seihon.domain.Person;

/// Lays everything about one document on one page. Each part is one question to the store, whatever
/// the number of documents.
@Component
class DocumentDesk {

    private static final int PAST_SHOWN = 3;

    private final Revisions revisions;
    private final DocLinks links;
    private final Readers readers;
    private final Roster roster;
    private final GlanceStore proposals;
    private final DocumentText texts;
    private final Trees trees;
    private final Labels labels;
    private final Clock clock;

    DocumentDesk(
            Revisions revisions,
            DocLinks links,
            Readers readers,
            Roster roster,
            GlanceStore proposals,
            DocumentText texts,
            Trees trees,
            Labels labels,
            Clock clock) {
        this.revisions = revisions;
        this.links = links;
        this.readers = readers;
        this.roster = roster;
        this.proposals = proposals;
        this.texts = texts;
        this.trees = trees;
        this.labels = labels;
        this.clock = clock;
    }

    /// `shown` is one of the document's revisions.
    DocumentView lay(Person me, Locale language, Revision shown, boolean asSource) {
        var library = readers.library(me);
        var names = new TenantReferences(me, language, library, roster, revisions);
        var history = revisions.history(me.tenant(), shown.doc());
        var newest = history.getFirst();
        return new DocumentView(
                TenantReferences.title(shown, language),
                shown.path().value(),
                trees.above(shown.path().value(), language),
                trees.of(me, library, shown.path().value(), language),
                revised(me, language, shown, newest, names),
                texts.of(me, shown, names, asSource),
                texts.seal(me, shown, labels, names),
                proposed(me, newest),
                past(me, history, shown, names),
                history.size(),
                linked(me, language, newest),
                audience(me, shown, names),
                addresses(newest, shown));
    }

    private DocumentView.Revised revised(
            Person me, Locale language, Revision shown, Revision newest, TenantReferences names) {
        var today = LocalDate.ofInstant(clock.instant(), me.zone());
        return new DocumentView.Revised(
                shown.n(),
                shown.approvedAt(),
                shown.proposal().filter(_ -> !me.guest()),
                shown.effectiveFrom(),
                shown.reviewBy(),
                shown.reviewBy().filter(day -> !day.isAfter(today)).isPresent(),
                trees.owner(shown, names, language),
                trees.kind(shown.doc().kind(), language),
                shown.entry(),
                shown.deleted(),
                shown.n() == newest.n() ? Optional.empty() : Optional.of(newest.n()));
    }

    private List<DocumentView.Proposed> proposed(Person me, Revision newest) {
        if (me.guest()) {
            return List.of();
        }
        return proposals.touching(me.tenant(), newest.path()).stream()
                .map(open ->
                        new DocumentView.Proposed(
                                open.number(), open.title(), open.state().equals("returned")))
                .toList();
    }

    private List<DocumentView.Past> past(
            Person me, List<Revision> history, Revision shown, TenantReferences names) {
        var some = history.subList(0, Math.min(PAST_SHOWN, history.size()));
        return PastRules.of(some, proposals.merged(me, PastRules.proposals(some)), names).stream()
                .map(past -> PastRules.marked(past, shown.n()))
                .toList();
    }

    private DocumentView.Links linked(Person me, Locale language, Revision newest) {
        var around = links.around(me, newest.doc());
        return new DocumentView.Links(
                around.usedBy().stream().map(end -> linked(end, language)).toList(),
                around.uses().stream().map(end -> linked(end, language)).toList());
    }

    private DocumentView.Linked linked(DocLinks.End end, Locale language) {
        return new DocumentView.Linked(
                language.getLanguage().equals("en") ? end.titleEn() : end.titleJa(),
                trees.kind(end.doc().kind(), language),
                DocAddress.of(end.path()));
    }

    private DocumentView.Audience audience(Person me, Revision shown, TenantReferences names) {
        if (me.guest()) {
            return new DocumentView.Audience(0, List.of(), false);
        }
        return new DocumentView.Audience(
                roster.employees(me.tenant(), clock.instant()).size(),
                readers.guests(me.tenant(), shown.doc()).stream().map(names::person).toList(),
                true);
    }

    private static DocumentView.Addresses addresses(Revision newest, Revision shown) {
        var path = newest.path();
        var at = shown.n() == newest.n() ? "" : "at=" + shown.n();
        return new DocumentView.Addresses(
                DocAddress.of(path) + (at.isEmpty() ? "" : "?" + at),
                DocAddress.of(path) + "?view=source" + (at.isEmpty() ? "" : "&" + at),
                DocAddress.raw(path) + (at.isEmpty() ? "" : "?" + at),
                DocAddress.of(path, "history"),
                DocAddress.of(path, "blame"),
                DocAddress.of(path, "readers"),
                DocAddress.edit(path));
    }
}
