package seihon.web.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Predicate;
import seihon.web.Addressee;

/// When a mail may reach its reader: not during an absence, and as they wish not in quiet hours and
/// not on days off.
final class HoldRules {

    /// Further than any absence with the days off around it.
    private static final int MOST_STEPS = 1000;

    private final Wishes wishes;
    private final Addressee.Contact contact;
    private final Predicate<LocalDate> works;

    HoldRules(Wishes wishes, Addressee.Contact contact, Predicate<LocalDate> works) {
        this.wishes = wishes;
        this.contact = contact;
        this.works = works;
    }

    enum Why {
        ABSENCE,
        DAY_OFF,
        QUIET,
        DIGEST;

        /// Message key; its arguments are how many wait and until when.
        public String label() {
            return switch (this) {
                case ABSENCE -> "web.notices.held.absence";
                case DAY_OFF -> "web.notices.held.day-off";
                case QUIET -> "web.notices.held.quiet";
                case DIGEST -> "web.notices.held.digest";
            };
        }
    }

    /// `why` is what holds it first.
    record Hold(Instant until, Why why) {}

    /// What holds a mail now; empty when it may go.
    Optional<Hold> hold(Instant now) {
        var first = step(now);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var until = first.get().until();
        var next = step(until);
        for (int i = 0; i < MOST_STEPS && next.isPresent(); i++) {
            until = next.get().until();
            next = step(until);
        }
        return Optional.of(new Hold(until, first.get().why()));
    }

    /// The first digest from then on: on a day they work that has not had one yet.
    Instant nextDigest(Instant from, Optional<LocalDate> digestedOn) {
        var earliest = from;
        var day = from.atZone(contact.zone()).toLocalDate();
        for (int i = 0; i < MOST_STEPS; i++) {
            var time = day.atTime(wishes.digestAt()).atZone(contact.zone()).toInstant();
            var free = works.test(day) && digestedOn.filter(day::equals).isEmpty();
            if (free && !time.isBefore(earliest)) {
                var sent = hold(time).map(Hold::until).orElse(time);
                if (sent.atZone(contact.zone()).toLocalDate().equals(day)) {
                    return sent;
                }
                earliest = sent;
            }
            day = day.plusDays(1);
        }
        return earliest;
    }

    private Optional<Hold> step(Instant at) {
        var back = contact.absentUntil().filter(at::isBefore);
        if (back.isPresent()) {
            return back.map(until -> new Hold(until, Why.ABSENCE));
        }
        var local = at.atZone(contact.zone());
        if (!wishes.daysOff() && !works.test(local.toLocalDate())) {
            return Optional.of(new Hold(midnightAfter(local), Why.DAY_OFF));
        }
        return wishes.isQuietAt(local.toLocalTime())
                ? Optional.of(new Hold(quietEnd(local), Why.QUIET))
                : Optional.empty();
    }

    private Instant quietEnd(ZonedDateTime local) {
        var today = local.with(wishes.quietUntil());
        return (today.isAfter(local) ? today : today.plusDays(1)).toInstant();
    }

    private static Instant midnightAfter(ZonedDateTime local) {
        return local.toLocalDate().plusDays(1).atStartOfDay(local.getZone()).toInstant();
    }
}
