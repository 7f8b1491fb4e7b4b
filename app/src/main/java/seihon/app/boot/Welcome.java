package seihon.app.boot;

import java.net.URI;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.ConfigurableApplicationContext;
import seihon.db.Home;

/// What the person at the terminal reads once the house is open.
final class Welcome {

    private Welcome() {}

    static void print(ConfigurableApplicationContext context, Home home) {
        var version =
                context.getBeanProvider(BuildProperties.class).stream()
                        .map(BuildProperties::getVersion)
                        .findFirst()
                        .orElse("");
        System.out.printf(
                "%nSeihon %s  %s%nHome %s   (Ctrl-C stops it)%n",
                version, address(context), home.folder());
        System.out.println(mails(context, home));
        context.getBeanProvider(Announcement.class)
                .orderedStream()
                .flatMap(announcement -> announcement.lines().stream())
                .forEach(System.out::println);
        System.out.flush();
    }

    private static String mails(ConfigurableApplicationContext context, Home home) {
        var server = context.getEnvironment().getProperty("seihon.smtp-url", "");
        return server.isBlank()
                ? "Mails are not sent but kept as files in %s (SEIHON_SMTP_URL is not set)"
                        .formatted(home.folder().resolve("mail"))
                : "Mails go through " + URI.create(server).getHost();
    }

    /// By name, not by number: a passkey does not work on an IP address.
    static String address(ConfigurableApplicationContext context) {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }
}
