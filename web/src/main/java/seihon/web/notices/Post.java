package seihon.web.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// Hands one mail to the SMTP server, or keeps it as `<home>/mail/<id>.eml` when none is set.
/// Sending the same mail twice keeps its Message-ID, so that readers see it once.
@Component
class Post {

    private static final String TIMEOUT_MILLIS = "10000";

    private final MailSettings settings;

    Post(MailSettings settings) {
        this.settings = settings;
    }

    /// Throws when the server refuses or cannot be reached; nothing is lost, the row stays.
    void deliver(StoredMail mail, Instant at) throws MessagingException, IOException {
        var server = settings.server();
        if (server.isEmpty()) {
            keep(mail, at);
            return;
        }
        var session = Session.getInstance(properties(server.get()));
        var message = message(session, mail, at);
        try (var transport = session.getTransport(server.get().getScheme())) {
            var user = user(server.get());
            if (user.isPresent()) {
                transport.connect(user.get()[0], user.get()[1]);
            } else {
                transport.connect();
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private void keep(StoredMail mail, Instant at) throws MessagingException, IOException {
        var folder = Files.createDirectories(settings.folder());
        var message = message(Session.getInstance(new Properties()), mail, at);
        var part = folder.resolve(mail.id() + ".part");
        try (var file = Files.newOutputStream(part)) {
            message.writeTo(file);
        }
        Files.move(
                part,
                folder.resolve(mail.id() + ".eml"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private MimeMessage message(Session session, StoredMail mail, Instant at)
            throws MessagingException {
        var message = new Stamped(session, "<" + mail.id() + "@seihon>");
        message.setFrom(new InternetAddress(settings.from()));
        message.setRecipient(
                jakarta.mail.Message.RecipientType.TO, new InternetAddress(mail.recipient()));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        fill(message, mail);
        message.setSentDate(Date.from(at));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (!mail.unsubscribe().isEmpty()) {
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
        }
        message.saveChanges();
        return message;
    }

    /// Plain text first: a reader shows the last form that it knows. A mail that was waiting when
    /// HTML came has none.
    private static void fill(MimeMessage message, StoredMail mail) throws MessagingException {
        var utf8 = StandardCharsets.UTF_8.name();
        if (mail.html().isEmpty()) {
            message.setText(mail.body(), utf8);
            return;
        }
        var plain = new MimeBodyPart();
        plain.setText(mail.body(), utf8);
        var html = new MimeBodyPart();
        html.setText(mail.html(), utf8, "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
    }

    private static Properties properties(URI server) {
        var scheme = server.getScheme();
        if (!scheme.equals("smtp") && !scheme.equals("smtps")) {
            throw new IllegalArgumentException(
                    "SEIHON_SMTP_URL must start with smtp:// or smtps://, found " + scheme);
        }
        var prefix = "mail." + scheme + ".";
        var query = Optional.ofNullable(server.getQuery()).orElse("");
        var properties = new Properties();
        properties.setProperty(prefix + "host", server.getHost());
        if (server.getPort() > 0) {
            properties.setProperty(prefix + "port", Integer.toString(server.getPort()));
        }
        properties.setProperty(prefix + "auth", Boolean.toString(user(server).isPresent()));
        properties.setProperty(
                prefix + "starttls.required", Boolean.toString(query.contains("starttls=true")));
        properties.setProperty(
                prefix + "starttls.enable", Boolean.toString(query.contains("starttls=true")));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
        return properties;
    }

    private static Optional<String[]> user(URI server) {
        return Optional.ofNullable(server.getUserInfo())
                .map(user -> user.split(":", 2))
                .filter(parts -> parts.length == 2);
    }

    /// Keeps the Message-ID that the row's id gives.
    private static final class Stamped extends MimeMessage {

        private final String id;

        Stamped(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
