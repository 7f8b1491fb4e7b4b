package seihon.web.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
import seihon.web.Waiting.NoticeClass;
import seihon.web.WaitingChanged;

/// Compares what waits with what was told, person by person, each in a transaction of their own:
/// new things become notices, finished ones go, mails that may go are written.
@Component
class NoticeJob implements Job {

    private static final Duration EVERY = Duration.ofSeconds(2);

    /// However quiet a company is: time alone brings escalations, returning people and digests.
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(30);

    private static final Duration KEPT_AFTER_GONE = Duration.ofDays(90);

    private final Transactions transactions;
    private final ObjectProvider<Waiting> rooms;
    private final ObjectProvider<Addressee> addressees;
    private final NoticeStore notices;
    private final NoticeMails mails;
    private final Ids ids;
    private final Clock clock;
    private final Map<TenantId, Instant> lookedAt = new ConcurrentHashMap<>();

    NoticeJob(
            Transactions transactions,
            ObjectProvider<Waiting> rooms,
            ObjectProvider<Addressee> addressees,
            NoticeStore notices,
            NoticeMails mails,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.rooms = rooms;
        this.addressees = addressees;
        this.notices = notices;
        this.mails = mails;
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
        if (addressee == null || !isTurnOf(tenant, now)) {
            return;
        }
        lookedAt.put(tenant, now);
        var people = transactions.read(tenant, () -> addressee.people(tenant, now));
        for (var person : people) {
            transactions.run(
                    tenant,
                    () -> {
                        keepStep(person, now);
                        mails.write(person, now);
                    });
        }
        transactions.run(
                tenant, () -> notices.deleteGoneBefore(tenant, now.minus(KEPT_AFTER_GONE)));
    }

    private boolean isTurnOf(TenantId tenant, Instant now) {
        var last = lookedAt.getOrDefault(tenant, Instant.MIN);
        return now.isBefore(last) || Duration.between(last, now).compareTo(AT_LEAST_EVERY) >= 0;
    }

    /// Looks again with the next turn instead of within half a minute.
    @EventListener
    void after(WaitingChanged hint) {
        lookedAt.remove(hint.tenant());
    }

    /// Whoever has just decided sees the numbers move at once.
    @EventListener
    void after(CommandDone done) {
        var person = done.person();
        transactions.run(person.tenant(), () -> keepStep(person, clock.instant()));
    }

    private void keepStep(Person person, Instant now) {
        var waiting =
                rooms.stream().flatMap(room -> room.waitingFor(person, now).stream()).toList();
        var known = notices.keysThatWait(person.tenant(), person.id());
        for (var item : waiting) {
            if (!known.contains(item.key()) && item.notice() != NoticeClass.NOT_YET) {
                notices.add(person.tenant(), notice(person, item, now));
            }
        }
        var gone = new HashSet<>(known);
        gone.removeAll(waiting.stream().map(Waiting.Item::key).collect(Collectors.toSet()));
        notices.gone(person.tenant(), person.id(), gone, now);
    }

    private Notice notice(Person person, Waiting.Item item, Instant now) {
        var mail = item.notice() == NoticeClass.NOW ? Notice.Mail.NOW : Notice.Mail.DIGEST;
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
}
