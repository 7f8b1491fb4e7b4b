package seihon.docs.library;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import seihon.docs.Revision;
import seihon.docs.reading.DocAddress;
import seihon.docs.reading.TenantReferences;

/// Tells the history of a document in words: what each revision was about and who approved it.
final class PastRules {

    private PastRules() {}

    static List<Long> proposals(List<Revision> history) {
        return history.stream().flatMap(each -> each.proposal().stream()).toList();
    }

    static List<DocumentView.Past> of(
            List<Revision> history, Map<Long, GlanceStore.Merged> merged, TenantReferences names) {
        return history.stream().map(each -> past(each, history.getFirst(), merged, names)).toList();
    }

    private static DocumentView.Past past(
            Revision revision,
            Revision newest,
            Map<Long, GlanceStore.Merged> merged,
            TenantReferences names) {
        var proposal = revision.proposal().map(merged::get).filter(Objects::nonNull);
        var page = DocAddress.of(newest.path());
        return new DocumentView.Past(
                revision.n(),
                proposal.map(GlanceStore.Merged::title).orElse(""),
                revision.approvedAt(),
                proposal.map(each -> each.approvers().stream().map(names::person).toList())
                        .orElse(List.of()),
                false,
                revision.n() == newest.n() ? page : page + "?at=" + revision.n());
    }

    static DocumentView.Past marked(DocumentView.Past past, int shown) {
        return new DocumentView.Past(
                past.n(),
                past.what(),
                past.at(),
                past.approvers(),
                past.n() == shown,
                past.address());
    }
}
