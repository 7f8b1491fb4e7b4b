package seihon.web.notices;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Addressee;
import seihon.web.Formats;
import seihon.web.Mailbox.Letter;
import seihon.web.Words;

/// Writes the mails: what waits, its effect and its change in short, where to decide. Plain text,
/// because every mail program of every company shows it.
@Component
class Letters {

    private final Words words;
    private final MailSettings settings;

    Letters(Words words, MailSettings settings) {
        this.words = words;
        this.settings = settings;
    }

    record To(Person person, Addressee.Contact contact, Instant now) {}

    Letter atOnce(To to, Notice notice) {
        var told = notice.told();
        var subject = say(to, "web.mail.now.subject", told.subject(), told.number());
        var body =
                String.join(
                        "\n\n",
                        say(to, "web.mail.greeting", to.contact().name()),
                        say(to, "web.mail.now.opening"),
                        lines(to, notice),
                        excerpt(to, told),
                        say(
                                to,
                                told.light() ? "web.mail.open-light" : "web.mail.open",
                                settings.link(notice.address())),
                        say(to, "web.mail.foot", settings.link("/settings/notices")));
        return letter(to, "notice", subject, body);
    }

    Letter digest(To to, List<Notice> notices, String unsubscribe) {
        var list =
                notices.stream()
                        .map(notice -> lines(to, notice) + "\n  " + settings.link(notice.address()))
                        .collect(Collectors.joining("\n\n"));
        var body =
                String.join(
                        "\n\n",
                        say(to, "web.mail.greeting", to.contact().name()),
                        say(to, "web.mail.digest.opening", notices.size()),
                        list,
                        say(to, "web.mail.inbox", settings.link("/inbox")),
                        say(
                                to,
                                "web.mail.digest.foot",
                                settings.link("/settings/notices"),
                                unsubscribe));
        return letter(to, "digest", say(to, "web.mail.digest.subject", notices.size()), body);
    }

    Letter test(To to) {
        var body =
                String.join(
                        "\n\n",
                        say(to, "web.mail.greeting", to.contact().name()),
                        say(to, "web.mail.test.body", settings.link("/settings/mail")));
        return letter(to, "test", say(to, "web.mail.test.subject"), body);
    }

    /// The address that ends the digests without signing in.
    String unsubscribe(To to, String token) {
        var person = to.person();
        return settings.link(
                "/notices/unsubscribe/%s/%s/%s".formatted(person.tenant(), person.id(), token));
    }

    private String lines(To to, Notice notice) {
        var formats =
                Formats.of(
                        words,
                        new Formats.Reader(to.contact().language(), to.contact().zone(), to.now()));
        var told = notice.told();
        return say(
                to,
                "web.mail.item",
                told.number(),
                told.subject(),
                formats.text(told.kind()),
                formats.text(told.effect()),
                told.from(),
                formats.due(told.deadline()));
    }

    private String excerpt(To to, Told told) {
        if (told.excerpt().isEmpty()) {
            return say(to, "web.mail.excerpt.none");
        }
        var lines =
                told.excerpt().stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
        return say(to, "web.mail.excerpt") + "\n" + lines;
    }

    private static Letter letter(To to, String purpose, String subject, String body) {
        var contact = to.contact();
        return new Letter(
                to.person().id(),
                contact.mail(),
                contact.language(),
                purpose,
                subject,
                body,
                false);
    }

    private String say(To to, String key, Object... arguments) {
        return words.text(key, to.contact().language(), arguments);
    }
}
