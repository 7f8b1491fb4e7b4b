package seihon.journey;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import seihon.domain.TenantId;
import seihon.web.Job;

/// The folder in which a house without a mail server keeps its mails.
final class Postbox {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+)");

    private final Path folder;
    private final List<Job> jobs;

    Postbox(Path home, List<Job> jobs) {
        this.folder = home.resolve("mail");
        this.jobs = jobs;
    }

    /// A mail as it was kept: both forms, and the paths of the links in its text.
    record Mail(String to, String subject, String text, String html, List<String> headers) {

        List<String> links() {
            return LINK.matcher(text).results().map(link -> link.group(1)).toList();
        }
    }

    /// Lets notices become mails and mails files, as the scheduler does.
    void turn(TenantId tenant, Instant now) {
        for (var name : List.of("web-notices", "web-mail")) {
            jobs.stream()
                    .filter(job -> job.name().equals(name))
                    .forEach(job -> job.run(tenant, now));
        }
    }

    /// Mails to this person whose subject contains the words.
    List<Mail> to(String person, String words) throws IOException, MessagingException {
        var found = new ArrayList<Mail>();
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
