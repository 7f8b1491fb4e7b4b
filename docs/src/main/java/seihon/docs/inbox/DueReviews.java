package seihon.docs.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Revision;
import seihon.docs.Roster;
import seihon.docs.reading.Revisions;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.web.Waiting.Item;
import seihon.web.Waiting.NoticeClass;
import seihon.web.Waiting.Urgency;

/// Documents whose date to be looked at again (`review_by`) is near or past, for their owners.
@Component
class DueReviews {

    private static final int DAYS_AHEAD = 14;

    private final Revisions revisions;
    private final Roster roster;

    DueReviews(Revisions revisions, Roster roster) {
        this.revisions = revisions;
        this.roster = roster;
    }

    List<Item> waiting(Person me, Instant now) {
        var until = now.atZone(me.zone()).toLocalDate().plusDays(DAYS_AHEAD);
        var roles = roster.roles(me.tenant(), me.id(), now);
        return revisions.living(me.tenant()).stream()
                .filter(revision -> revision.reviewBy().filter(d -> !d.isAfter(until)).isPresent())
                .filter(
                        revision ->
                                revision.owner().equals("person:" + me.id())
                                        || roles.stream()
                                                .anyMatch(r -> revision.owner().equals("role:" + r)))
                .map(revision -> item(me, revision, revision.reviewBy().orElseThrow()))
                .toList();
    }

    private static Item item(Person me, Revision revision, LocalDate by) {
        return new Item(
                "docs/review-by/%s/%s".formatted(revision.name(), by),
                Urgency.LATER,
                Refusal.of("docs.inbox.kind.review-by"),
                revision.doc().kind(),
                title(me, revision),
                Refusal.of("docs.inbox.effect.review-by", revision.path().value()),
                "",
                revision.approvedAt(),
                Optional.of(by.plusDays(1).atStartOfDay(me.zone()).toInstant().minusSeconds(1)),
                "/documents/" + revision.path(),
                false,
                NoticeClass.DIGEST);
    }

    private static String title(Person me, Revision revision) {
        return me.language().getLanguage().equals("en")
                ? revision.titleEn().orElse(revision.titleJa())
                : revision.titleJa();
    }
}
