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
    private final Letters letters;

    StoredMailbox(MailStore store, Ids ids, Clock clock, MailSettings settings, Letters letters) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.letters = letters;
    }

    @Override
    public String link(String path) {
        return settings.link(path);
    }

    @Override
    public void send(TenantId tenant, Letter letter) {
        send(tenant, letters.ofText(letter));
    }

    void send(TenantId tenant, Letters.Written written) {
        var now = clock.instant();
        var letter = written.letter();
        store.add(
                tenant,
                new StoredMail(
                        ids.next(),
                        letter.to(),
                        letter.address(),
                        letter.purpose(),
                        letter.subject(),
                        letter.body(),
                        written.html(),
                        written.unsubscribe(),
                        letter.secret(),
                        now,
                        StoredMail.State.WAITING,
                        0,
                        Optional.empty(),
                        ""));
    }
}
