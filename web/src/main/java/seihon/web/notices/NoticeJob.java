package seihon.web.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import seihon.domain.Ids;
import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.web.Addressee;
import seihon.web.CommandDone;
import seihon.web.Job;
import seihon.web.Waiting;

/// Compares what waits with what was told, person by person, each in a transaction of their own:
/// new things become notices, finished ones go, mails that are due are written.
@Component
class NoticeJob implements Job {

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration KEPT_AFTER_GONE = Duration.ofDays(90);

    private final Transactions transactions;
    private final ObjectProvider<Waiting> rooms;
    private final ObjectProvider<Addressee> addressees;
    private final NoticeStore notices;
    private final WishStore wishes;
    private final Letters letters;
    private final StoredMailbox mailbox;
    private final Ids ids;
    private final Clock clock;

    NoticeJob(
            Transactions transactions,
            ObjectProvider<Waiting> rooms,
            ObjectProvider<Addressee> addressees,
            NoticeStore notices,
            WishStore wishes,
            Letters letters,
            StoredMailbox mailbox,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.rooms = rooms;
        this.addressees = addressees;
        this.notices = notices;
        this.wishes = wishes;
        this.letters = letters;
        this.mailbox = mailbox;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "web-notices";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run(TenantId tenant, Instant now) {
        var addressee = addressees.getIfAvailable();
        if (addressee == null) {
            return;
        }
        var people = transactions.read(tenant, () -> addressee.people(tenant, now));
        for (var person : people) {
            transactions.run(tenant, () -> attend(addressee, person, now));
        }
        transactions.run(
                tenant, () -> notices.deleteGoneBefore(tenant, now.minus(KEPT_AFTER_GONE)));
    }

    /// Whoever has just decided sees the numbers move at once.
    @EventListener
    void after(CommandDone done) {
        var person = done.person();
        transactions.run(person.tenant(), () -> keepStep(person, clock.instant()));
    }

    private void attend(Addressee addressee, Person person, Instant now) {
        keepStep(person, now);
        addressee
                .contact(person.tenant(), person.id(), now)
                .filter(contact -> !contact.mail().isBlank())
                .ifPresent(contact -> write(new Reader(addressee, person, contact, now)));
    }

    private void keepStep(Person person, Instant now) {
        var waiting =
                rooms.stream().flatMap(room -> room.waitingFor(person, now).stream()).toList();
        var known = notices.keysThatWait(person.tenant(), person.id());
        for (var item : waiting) {
            if (!known.contains(item.key())) {
                notices.add(person.tenant(), notice(person, item, now));
            }
        }
        var gone = new HashSet<>(known);
        gone.removeAll(waiting.stream().map(Waiting.Item::key).collect(Collectors.toSet()));
        notices.gone(person.tenant(), person.id(), gone, now);
    }

    private Notice notice(Person person, Waiting.Item item, Instant now) {
        var mail =
                switch (item.notice()) {
                    case NOW -> Notice.Mail.NOW;
                    case DIGEST -> Notice.Mail.DIGEST;
                };
        return new Notice(
                ids.next(),
                person.id(),
                item.key(),
                Told.of(item),
                item.address(),
                now,
                mail,
                false,
                false);
    }

    /// Whom a mail goes to, and when it is there.
    private record Reader(
            Addressee addressee, Person person, Addressee.Contact contact, Instant now) {

        ZonedDateTime local() {
            return now.atZone(contact.zone());
        }

        Letters.To to() {
            return new Letters.To(person, contact, now);
        }

        LocalDate today() {
            return local().toLocalDate();
        }

        boolean works() {
            return contact.absentUntil().isEmpty()
                    && addressee.works(person.tenant(), contact, today());
        }
    }

    private void write(Reader reader) {
        var untold = notices.untold(reader.person().tenant(), reader.person().id());
        if (untold.isEmpty() || !reader.works()) {
            return;
        }
        var kept = wishes.findOrMake(reader.person().tenant(), reader.person().id());
        if (kept.wishes().isQuietAt(reader.local().toLocalTime())) {
            return;
        }
        var told = new ArrayList<Notice>();
        if (kept.wishes().atOnce()) {
            told.addAll(tellAtOnce(reader, untold));
        }
        var rest = untold.stream().filter(notice -> !told.contains(notice)).toList();
        if (isDigestDue(reader, kept) && !rest.isEmpty()) {
            tellInDigest(reader, kept, rest);
            told.addAll(rest);
        }
        notices.told(reader.person().tenant(), told.stream().map(Notice::id).toList());
    }

    private List<Notice> tellAtOnce(Reader reader, List<Notice> untold) {
        var urgent = untold.stream().filter(notice -> notice.mail() == Notice.Mail.NOW).toList();
        for (var notice : urgent) {
            mailbox.send(reader.person().tenant(), letters.atOnce(reader.to(), notice));
        }
        return urgent;
    }

    private static boolean isDigestDue(Reader reader, WishStore.Kept kept) {
        return kept.wishes().digest()
                && !reader.local().toLocalTime().isBefore(kept.wishes().digestAt())
                && kept.digestedOn().filter(reader.today()::equals).isEmpty();
    }

    private void tellInDigest(Reader reader, WishStore.Kept kept, List<Notice> rest) {
        var tenant = reader.person().tenant();
        var leave = letters.unsubscribe(reader.to(), kept.token());
        mailbox.send(tenant, letters.digest(reader.to(), rest, leave), leave);
        wishes.digested(tenant, reader.person().id(), reader.today());
    }
}
