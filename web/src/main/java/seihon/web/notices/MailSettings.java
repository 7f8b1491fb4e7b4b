package seihon.web.notices;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where mails go and what their links start with: `SEIHON_SMTP_URL`
/// (`smtp://user:password@host:587?starttls=true`, or `smtps://…`), `SEIHON_SMTP_FROM`,
/// `SEIHON_PUBLIC_URL`. Without a server mails are kept as files in the home.
@Component
class MailSettings {

    private static final String DEFAULT_PORT = "8080";

    private final Environment environment;

    MailSettings(Environment environment) {
        this.environment = environment;
    }

    Optional<URI> server() {
        return said("seihon.smtp-url").map(URI::create);
    }

    String from() {
        return said("seihon.smtp-from").orElse("seihon@localhost");
    }

    Path folder() {
        return Path.of(environment.getRequiredProperty("seihon.home")).resolve("mail");
    }

    String link(String path) {
        return publicUrl() + path;
    }

    private String publicUrl() {
        return said("seihon.public-url")
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseGet(() -> "http://localhost:" + port());
    }

    private String port() {
        return said("local.server.port").or(() -> said("server.port")).orElse(DEFAULT_PORT);
    }

    private Optional<String> said(String name) {
        return Optional.ofNullable(environment.getProperty(name)).filter(text -> !text.isBlank());
    }
}
