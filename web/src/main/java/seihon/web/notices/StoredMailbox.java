package seihon.web.notices;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.Ids;
import seihon.domain.TenantId;
import seihon.web.Mailbox;

/// Writes a mail as a row of the running transaction; [MailJob] delivers it after the commit.
@Component
class StoredMailbox implements Mailbox {

    private final MailStore store;
    private final Ids ids;
    private final Clock clock;
    private final MailSettings settings;

    StoredMailbox(MailStore store, Ids ids, Clock clock, MailSettings settings) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String link(String path) {
        return settings.link(path);
    }

    @Override
    public void send(TenantId tenant, Letter letter) {
        send(tenant, letter, "");
    }

    /// `unsubscribe` is the address that ends mails of this sort; empty for others.
    void send(TenantId tenant, Letter letter, String unsubscribe) {
        var now = clock.instant();
        store.add(
                tenant,
                new StoredMail(
                        ids.next(),
                        letter.to(),
                        letter.address(),
                        letter.purpose(),
                        letter.subject(),
                        letter.body(),
                        unsubscribe,
                        letter.secret(),
                        now,
                        StoredMail.State.WAITING,
                        0,
                        now,
                        Optional.empty(),
                        ""));
    }
}
