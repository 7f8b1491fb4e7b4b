package seihon.web.notices;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.web.Job;

/// Delivers waiting mails. A refused one is tried again after a minute, then ever later, for about
/// two days; then it stays in the log as failed.
@Component
class MailJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(MailJob.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration CLAIMED = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 50;
    private static final int LONGEST_ERROR = 300;
    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(12),
                    Duration.ofHours(24));

    private final Transactions transactions;
    private final MailStore store;
    private final Post post;

    MailJob(Transactions transactions, MailStore store, Post post) {
        this.transactions = transactions;
        this.store = store;
        this.post = post;
    }

    @Override
    public String name() {
        return "web-mail";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run(TenantId tenant, Instant now) {
        var due =
                transactions.write(
                        tenant, () -> store.claim(tenant, now, now.plus(CLAIMED), AT_ONCE));
        for (var mail : due) {
            deliver(tenant, mail, now);
        }
        transactions.run(tenant, () -> store.deleteBefore(tenant, now.minus(KEPT)));
    }

    private void deliver(TenantId tenant, StoredMail mail, Instant now) {
        try {
            post.deliver(mail, now);
            transactions.run(tenant, () -> store.sent(tenant, mail.id(), now));
        } catch (MessagingException | IOException refused) {
            LOG.warn("mail {} was refused: {}", mail.id(), refused.getClass().getSimpleName());
            transactions.run(tenant, () -> putOff(tenant, mail, now, refused));
        }
    }

    private void putOff(TenantId tenant, StoredMail mail, Instant now, Exception refused) {
        var said = String.valueOf(refused.getMessage()).strip();
        var error = said.substring(0, Math.min(said.length(), LONGEST_ERROR));
        if (mail.tries() > WAITS.size()) {
            store.refused(tenant, mail.id(), StoredMail.State.FAILED, now, error);
            return;
        }
        var next = now.plus(WAITS.get(mail.tries() - 1));
        store.refused(tenant, mail.id(), StoredMail.State.WAITING, next, error);
    }
}
