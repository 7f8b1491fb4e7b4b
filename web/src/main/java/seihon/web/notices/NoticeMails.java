package seihon.web.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.web.Addressee;

/// Writes the mails of a person that may go now, and says of the others when they will.
@Component
class NoticeMails {

    private final ObjectProvider<Addressee> addressees;
    private final NoticeStore notices;
    private final WishStore wishes;
    private final Letters letters;
    private final StoredMailbox mailbox;

    NoticeMails(
            ObjectProvider<Addressee> addressees,
            NoticeStore notices,
            WishStore wishes,
            Letters letters,
            StoredMailbox mailbox) {
        this.addressees = addressees;
        this.notices = notices;
        this.wishes = wishes;
        this.letters = letters;
        this.mailbox = mailbox;
    }

    /// Whom a mail goes to, and when it is there.
    private record Reader(
            Addressee addressee, Person person, Addressee.Contact contact, Instant now) {

        TenantId tenant() {
            return person.tenant();
        }

        Letters.To to() {
            return new Letters.To(person, contact, now);
        }

        LocalDate today() {
            return now.atZone(contact.zone()).toLocalDate();
        }

        boolean works(LocalDate day) {
            return addressee.works(person.tenant(), contact, day);
        }

        HoldRules rules(Wishes wishes) {
            return new HoldRules(wishes, contact, this::works);
        }
    }

    private Optional<Reader> reader(Person person, Instant now) {
        return addressees.stream()
                .flatMap(addressee ->
                        addressee
                                .contact(person.tenant(), person.id(), now)
                                .filter(contact -> !contact.mail().isBlank())
                                .map(contact -> new Reader(addressee, person, contact, now))
                                .stream())
                .findFirst();
    }

    /// Inside a write transaction of the tenant.
    void write(Person person, Instant now) {
        reader(person, now).ifPresent(this::write);
    }

    private void write(Reader reader) {
        var untold = notices.untold(reader.tenant(), reader.person().id());
        if (untold.isEmpty()) {
            return;
        }
        var kept = wishes.findOrMake(reader.tenant(), reader.person().id());
        var rules = reader.rules(kept.wishes());
        if (rules.hold(reader.now()).isPresent()) {
            return;
        }
        var told = new ArrayList<>(urgent(untold, kept.wishes()));
        for (var notice : told) {
            mailbox.send(reader.tenant(), letters.atOnce(reader.to(), notice));
        }
        var rest = untold.stream().filter(notice -> !told.contains(notice)).toList();
        if (!rest.isEmpty() && isDigestDue(reader, rules, kept, rest)) {
            tellInDigest(reader, kept, rest);
            told.addAll(rest);
        }
        notices.told(reader.tenant(), told.stream().map(Notice::id).toList());
    }

    private static List<Notice> urgent(List<Notice> untold, Wishes wishes) {
        return untold.stream()
                .filter(notice -> wishes.atOnce() && notice.mail() == Notice.Mail.NOW)
                .toList();
    }

    private static boolean isDigestDue(
            Reader reader, HoldRules rules, WishStore.Kept kept, List<Notice> rest) {
        return kept.wishes().digest()
                && reader.works(reader.today())
                && !digestOf(rest, rules, kept.digestedOn()).isAfter(reader.now());
    }

    /// The first digest after the oldest of them began to wait, also when it is late.
    private static Instant digestOf(
            List<Notice> rest, HoldRules rules, Optional<LocalDate> digestedOn) {
        return rules.nextDigest(rest.getFirst().at(), digestedOn);
    }

    private void tellInDigest(Reader reader, WishStore.Kept kept, List<Notice> rest) {
        var leave = letters.unsubscribe(reader.to(), kept.token());
        mailbox.send(reader.tenant(), letters.digest(reader.to(), rest, leave));
        wishes.digested(reader.tenant(), reader.person().id(), reader.today());
    }

    /// What of this person's mails waits, and until when. Inside a read transaction.
    List<Held> held(Person person, Instant now) {
        return reader(person, now)
                .map(reader ->
                        held(
                                reader,
                                notices.untold(person.tenant(), person.id()),
                                wishes.find(person.tenant(), person.id())))
                .orElse(List.of());
    }

    /// The same for everybody. Inside a read transaction.
    List<Held> allHeld(TenantId tenant, Instant now) {
        var untold = notices.untold(tenant);
        var kept = wishes.all(tenant);
        return addressees.stream()
                .flatMap(addressee -> addressee.people(tenant, now).stream())
                .filter(person -> untold.containsKey(person.id()))
                .flatMap(person -> reader(person, now).stream())
                .flatMap(reader -> {
                    var id = reader.person().id();
                    return held(
                            reader,
                            untold.getOrDefault(id, List.of()),
                            Optional.ofNullable(kept.get(id)))
                            .stream();
                })
                .toList();
    }

    private static List<Held> held(
            Reader reader, List<Notice> untold, Optional<WishStore.Kept> kept) {
        var wished = kept.map(WishStore.Kept::wishes).orElse(Wishes.DEFAULT);
        var rules = reader.rules(wished);
        var urgent = urgent(untold, wished);
        var rest = untold.stream().filter(notice -> !urgent.contains(notice)).toList();
        var held = new ArrayList<Held>();
        rules.hold(reader.now())
                .filter(_ -> !urgent.isEmpty())
                .ifPresent(hold -> held.add(held(reader, urgent, hold.until(), hold.why())));
        if (wished.digest() && !rest.isEmpty()) {
            var until = digestOf(rest, rules, kept.flatMap(WishStore.Kept::digestedOn));
            held.add(held(reader, rest, until, HoldRules.Why.DIGEST));
        }
        return held;
    }

    private static Held held(Reader reader, List<Notice> those, Instant until, HoldRules.Why why) {
        return new Held(reader.person().id(), reader.contact().name(), those.size(), until, why);
    }
}
