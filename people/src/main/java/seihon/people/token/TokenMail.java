package seihon.people.token;

import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.people.account.PersonStore;
import seihon.people.account.PersonStore.PersonRow;
import seihon.people.account.TokenStore.TokenRow;
import seihon.web.Mailbox;
import seihon.web.Words;

/// Tells somebody that an administrator has made a token in their name.
@Component
class TokenMail {

    private final PersonStore people;
    private final Mailbox mailbox;
    private final Words words;

    TokenMail(PersonStore people, Mailbox mailbox, Words words) {
        this.people = people;
        this.mailbox = mailbox;
        this.words = words;
    }

    /// In the transaction that makes the token. Who has no address is not told.
    void tell(Person maker, TokenRow token) {
        people.find(maker.tenant(), token.person())
                .filter(row -> row.mail().isPresent())
                .ifPresent(row -> mailbox.send(maker.tenant(), letter(maker, row, token)));
    }

    private Mailbox.Letter letter(Person maker, PersonRow to, TokenRow token) {
        var language = to.language();
        return new Mailbox.Letter(
                to.person(),
                to.mail().orElseThrow(),
                language,
                words.text("people.mail.token.purpose", language),
                words.text("people.mail.token.subject", language),
                words.text(
                        "people.mail.token.body",
                        language,
                        to.name(),
                        maker.name(),
                        token.label(),
                        mailbox.link("/settings/tokens")),
                false);
    }
}
