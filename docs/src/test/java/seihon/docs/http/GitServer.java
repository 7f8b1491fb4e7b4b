package seihon.docs.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.Globals;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.FileSystemUtils;
import seihon.docs.Proposals;
import seihon.docs.Roster;
import seihon.docs.git.GitRoom;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.testkit.TestDatabase;
import seihon.web.SignedIn;
import seihon.web.Words;

/// Git over HTTP on a free port, with the Git rows and without the rest of the house: people are
/// let in by `<id>-token`, proposals are only noted.
final class GitServer implements AutoCloseable {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Map<String, Person> PEOPLE =
            Map.of(
                    "sato-token", person("sato", false, Locale.JAPANESE),
                    "mori-token", person("mori", false, Locale.ENGLISH),
                    "guest-token", person("guest", true, Locale.JAPANESE));

    private final GitRoom room;
    private final Path base;
    private final Tomcat tomcat = new Tomcat();

    private GitServer(GitRoom room, Path base) throws LifecycleException {
        this.room = room;
        this.base = base;
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        var context = tomcat.addContext("", base.toString());
        Tomcat.addServlet(context, "git", new Door(room.bean(GitApi.class)));
        context.addServletMappingDecoded("/git/*", "git");
        tomcat.getConnector();
        tomcat.start();
    }

    static GitServer start(TestDatabase database) {
        var room =
                GitRoom.with(
                        database.dataSource(),
                        context -> {
                            context.registerBean(
                                    "clock",
                                    Clock.class,
                                    () ->
                                            Clock.fixed(
                                                    Instant.parse("2026-11-24T01:00:00Z"),
                                                    ZoneOffset.UTC));
                            context.registerBean(
                                    "messageSource", MessageSource.class, GitServer::messages);
                            context.registerBean(Words.class);
                            context.registerBean(NotedProposals.class);
                            context.registerBean(Roster.class, () -> new AozoraRoster());
                            context.scan("seihon.docs.http");
                        });
        try {
            return new GitServer(room, Files.createTempDirectory("git-server"));
        } catch (LifecycleException | IOException fault) {
            throw new IllegalStateException("the test server does not start", fault);
        }
    }

    GitRoom room() {
        return room;
    }

    NotedProposals proposals() {
        return (NotedProposals) room.bean(Proposals.class);
    }

    /// Aozora's repository as the person's client names it, token included.
    String address(String person) {
        return "http://%s:%s-token@localhost:%d/git/aozora.git"
                .formatted(person, person, tomcat.getConnector().getLocalPort());
    }

    @Override
    public void close() throws LifecycleException, IOException {
        tomcat.stop();
        tomcat.destroy();
        room.close();
        // The next server would make the folder of the first again.
        System.clearProperty(Globals.CATALINA_HOME_PROP);
        FileSystemUtils.deleteRecursively(base);
    }

    private static Person person(String id, boolean guest, Locale language) {
        return new Person(
                GitRoom.AOZORA, new PersonId(id), id, Set.of("member"), guest, language, TOKYO);
    }

    private static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/docs/messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Locale.JAPANESE);
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /// Stands where the security chain stands.
    private static final class Door extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient GitApi api;

        Door(GitApi api) {
            this.api = api;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var person = person(request);
            if (person.isEmpty()) {
                response.setHeader("WWW-Authenticate", "Basic realm=\"Seihon\"");
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            SignedIn principal = person::get;
            SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken(principal, ""));
            try {
                api.handleRequest(request, response);
            } finally {
                SecurityContextHolder.clearContext();
            }
        }

        private static Optional<Person> person(HttpServletRequest request) {
            var header = request.getHeader("Authorization");
            if (header == null || !header.startsWith("Basic ")) {
                return Optional.empty();
            }
            var pair =
                    new String(
                            Base64.getDecoder().decode(header.substring("Basic ".length())),
                            StandardCharsets.UTF_8);
            return Optional.ofNullable(PEOPLE.get(pair.substring(pair.indexOf(':') + 1)));
        }
    }
}
