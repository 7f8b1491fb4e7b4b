package seihon.docs.library;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Revision;
import seihon.docs.reading.DocAddress;
import seihon.docs.reading.Revisions;
import seihon.docs.reading.TenantReferences;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.web.Waiting;

/// Documents that their owner has to look at again: from two weeks before `review_by` until a new
/// revision names a later day.
@Component
class ReviewWaiting implements Waiting {

    private static final int DAYS_BEFORE = 14;
    private static final int MOST = 200;

    private final Revisions revisions;

    ReviewWaiting(Revisions revisions) {
        this.revisions = revisions;
    }

    @Override
    public List<Item> waitingFor(Person person, Instant now) {
        if (person.guest()) {
            return List.of();
        }
        var today = LocalDate.ofInstant(now, person.zone());
        return revisions.dueBy(person.tenant(), today.plusDays(DAYS_BEFORE)).stream()
                .filter(each -> isOwner(person, each.owner()))
                .sorted(Comparator.comparing(each -> each.reviewBy().orElseThrow()))
                .limit(MOST)
                .map(each -> item(person, each, today))
                .toList();
    }

    private static boolean isOwner(Person person, String owner) {
        return owner.equals("person:" + person.id())
                || (owner.startsWith("role:") && person.holds(owner.substring("role:".length())));
    }

    private static Item item(Person person, Revision document, LocalDate today) {
        var day = document.reviewBy().orElseThrow();
        var zone = person.zone();
        return new Item(
                "docs-review:" + document.doc() + ":" + day,
                day.isBefore(today) ? Urgency.DUE_SOON : Urgency.LATER,
                Refusal.of("docs.waiting.review"),
                "",
                TenantReferences.title(document, person.language()),
                Refusal.of("docs.waiting.review.effect", document.n()),
                "",
                day.minusDays(DAYS_BEFORE).atStartOfDay(zone).toInstant(),
                Optional.of(day.atTime(LocalTime.of(18, 0)).atZone(zone).toInstant()),
                DocAddress.of(document.path()),
                false,
                NoticeClass.DIGEST);
    }
}
