package seihon.people.link;

import java.util.UUID;
import org.springframework.stereotype.Component;
import seihon.domain.Ids;
import seihon.domain.TenantId;
import seihon.people.account.PersonStore.PersonRow;
import seihon.people.account.Secrets;
import seihon.people.link.LinkStore.Link;
import seihon.web.Mailbox;
import seihon.web.Words;

/// Writes the mails. Chance comes in here.
@Component
class Post {

    private final Mailbox mailbox;
    private final Words words;
    private final Secrets secrets;
    private final Ids ids;

    Post(Mailbox mailbox, Words words, Secrets secrets, Ids ids) {
        this.mailbox = mailbox;
        this.words = words;
        this.secrets = secrets;
        this.ids = ids;
    }

    String secret() {
        return secrets.next("");
    }

    UUID id() {
        return ids.next();
    }

    void send(TenantId tenant, PersonRow to, String company, Link link, String secret) {
        var kind = "people.mail." + link.purpose().word();
        var language = to.language();
        var path = "/" + link.purpose().word() + "/" + secret;
        mailbox.send(
                tenant,
                new Mailbox.Letter(
                        to.person(),
                        to.mail().orElseThrow(),
                        language,
                        words.text(kind + ".purpose", language),
                        words.text(kind + ".subject", language, company),
                        words.text(
                                kind + ".body", language, to.name(), company, mailbox.link(path)),
                        true));
    }
}
