package seihon.web.notices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Addressee;
import seihon.web.Formats;
import seihon.web.Mailbox.Letter;
import seihon.web.Words;
import seihon.web.notices.Sheet.Button;
import seihon.web.notices.Sheet.Foot;
import seihon.web.notices.Sheet.Item;
import seihon.web.notices.Sheet.Line;
import seihon.web.notices.Sheet.Paragraph;
import seihon.web.notices.Sheet.Part;

/// Writes the mails: what waits, its effect and its change in short, where to decide. As plain
/// text, because every mail program of every company shows it, and as HTML.
@Component
class Letters {

    private static final int MOST_IN_DIGEST = 50;

    private final Words words;
    private final MailSettings settings;
    private final LetterLook look;

    Letters(Words words, MailSettings settings, LetterLook look) {
        this.words = words;
        this.settings = settings;
        this.look = look;
    }

    record To(Person person, Addressee.Contact contact, Instant now) {}

    /// A finished mail. `unsubscribe` is the address that ends mails of its sort; empty for others.
    record Written(Letter letter, String html, String unsubscribe) {}

    Written atOnce(To to, Notice notice) {
        var told = notice.told();
        var open = told.light() ? "web.mail.open-light" : "web.mail.open";
        return written(
                to,
                "notice",
                new Sheet(
                        subject(to, told),
                        List.of(
                                greeting(to),
                                new Paragraph(say(to, "web.mail.now.opening")),
                                item(to, notice, told.excerpt()),
                                new Button(say(to, open), settings.link(notice.address())),
                                new Foot(
                                        List.of(
                                                inbox(to),
                                                settings(to, "web.mail.foot.at-once"))))),
                "");
    }

    Written digest(To to, List<Notice> notices, String unsubscribe) {
        var count = notices.size();
        var parts = new ArrayList<Part>();
        parts.add(greeting(to));
        parts.add(new Paragraph(say(to, "web.mail.digest.opening", count)));
        notices.stream()
                .limit(MOST_IN_DIGEST)
                .forEach(notice -> parts.add(item(to, notice, List.of())));
        if (count > MOST_IN_DIGEST) {
            parts.add(new Paragraph(say(to, "web.mail.digest.more", count - MOST_IN_DIGEST)));
        }
        parts.add(inbox(to));
        var stop = new Button(say(to, "web.mail.foot.stop"), unsubscribe);
        parts.add(new Foot(List.of(settings(to, "web.mail.foot.digest"), stop)));
        var subject = say(to, "web.mail.digest.subject", count);
        return written(to, "digest", new Sheet(subject, parts), unsubscribe);
    }

    Written test(To to) {
        var log = new Button(say(to, "web.mail.test.log"), settings.link("/settings/mail"));
        List<Part> parts = List.of(greeting(to), new Paragraph(say(to, "web.mail.test.body")), log);
        return written(to, "test", new Sheet(say(to, "web.mail.test.subject"), parts), "");
    }

    /// A letter that another room wrote as plain text.
    Written ofText(Letter letter) {
        var open = words.text("web.mail.link", letter.language());
        var sheet = Sheet.ofText(letter.subject(), letter.body(), open);
        return new Written(letter, look.html(sheet, letter.language()), "");
    }

    /// The address that ends the digests without signing in.
    String unsubscribe(To to, String token) {
        var person = to.person();
        return settings.link(
                "/notices/unsubscribe/%s/%s/%s".formatted(person.tenant(), person.id(), token));
    }

    private Paragraph greeting(To to) {
        return new Paragraph(say(to, "web.mail.greeting", to.contact().name()));
    }

    private Button inbox(To to) {
        return new Button(say(to, "web.mail.inbox"), settings.link("/inbox"));
    }

    private Button settings(To to, String label) {
        return new Button(say(to, label), settings.link("/settings/notices"));
    }

    /// What is asked comes first: a list of mails shows nothing but subjects.
    private String subject(To to, Told told) {
        var formats = formats(to);
        var kind = formats.text(told.kind());
        return told.deadline().isEmpty()
                ? say(to, "web.mail.now.subject", kind, told.subject(), told.number())
                : say(
                        to,
                        "web.mail.now.subject.due",
                        kind,
                        told.subject(),
                        told.number(),
                        formats.due(told.deadline()));
    }

    private Formats formats(To to) {
        return Formats.of(
                words, new Formats.Reader(to.contact().language(), to.contact().zone(), to.now()));
    }

    private Item item(To to, Notice notice, List<String> excerpt) {
        var formats = formats(to);
        var told = notice.told();
        var due = formats.due(told.deadline());
        return new Item(
                say(to, "web.mail.item.head", formats.text(told.kind()), told.number()),
                told.subject(),
                formats.text(told.effect()),
                told.from().isBlank() ? due : say(to, "web.mail.item.meta", told.from(), due),
                say(to, "web.mail.excerpt"),
                excerpt.stream().map(Line::new).toList(),
                settings.link(notice.address()));
    }

    private Written written(To to, String purpose, Sheet sheet, String unsubscribe) {
        var contact = to.contact();
        var letter =
                new Letter(
                        to.person().id(),
                        contact.mail(),
                        contact.language(),
                        purpose,
                        sheet.subject(),
                        sheet.text(),
                        false);
        return new Written(letter, look.html(sheet, contact.language()), unsubscribe);
    }

    private String say(To to, String key, Object... arguments) {
        return words.text(key, to.contact().language(), arguments);
    }
}
