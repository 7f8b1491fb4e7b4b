package seihon.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/// The folder in which a house without a mail server keeps its mails.
public final class Postbox {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+)");

    private final Path folder;

    public Postbox(Path home) {
        this.folder = home.resolve("mail");
    }

    /// A mail as it was kept: both forms, and the paths of the links in its text.
    public record Mail(String to, String subject, String text, String html, List<String> headers) {

        public List<String> links() {
            return LINK.matcher(text).results().map(link -> link.group(1)).toList();
        }
    }

    /// Mails to this person whose subject contains the words; none before the first was kept.
    public List<Mail> to(String person, String words) throws IOException, MessagingException {
        var found = new ArrayList<Mail>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (var files = Files.newDirectoryStream(folder, "*.eml")) {
            for (var file : files) {
                var mail = read(file);
                if (mail.to().startsWith(person + "@") && mail.subject().contains(words)) {
                    found.add(mail);
                }
            }
        }
        return found;
    }

    private static Mail read(Path file) throws IOException, MessagingException {
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), in);
            var parts = (MimeMultipart) message.getContent();
            var headers = new ArrayList<String>();
            message.getAllHeaderLines().asIterator().forEachRemaining(headers::add);
            return new Mail(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    parts.getBodyPart(0).getContent().toString(),
                    parts.getBodyPart(1).getContent().toString(),
                    headers);
        }
    }
}
