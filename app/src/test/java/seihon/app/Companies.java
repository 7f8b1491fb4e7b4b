package seihon.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import seihon.app.provision.Provisioner;
import seihon.domain.TenantId;

/// Makes companies for tests through the provisioning path: each test one of its own.
@Component
public class Companies {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Provisioner provisioner;
    private final Clock clock;

    Companies(Provisioner provisioner, Clock clock) {
        this.provisioner = provisioner;
        this.clock = clock;
    }

    /// Aozora in miniature. Everybody has a password and a token.
    public Company aozora() {
        return aozora(Optional.empty());
    }

    /// Aozora with a guest (客野), somebody part-time (林) and these documents.
    public Company withGuests(Path documents) {
        return aozora(Optional.of(documents));
    }

    private Company aozora(Optional<Path> documents) {
        var number = NUMBER.incrementAndGet();
        var company = new Company(new TenantId(1), "aozora-" + number, number);
        var text = new StringBuilder();
        text.append("tenant: {id: ").append(company.slug()).append(", name: あおぞら製作所}\n");
        documents.ifPresent(folder -> text.append("documents: ").append(folder).append('\n'));
        text.append("people:\n");
        person(text, company, "mori", "森 健太", "roles: [executive]");
        person(text, company, "sato", "佐藤 花子", "roles: [executive, admin]");
        person(text, company, "tanaka", "田中 一郎", "roles: [manager]");
        person(text, company, "ogawa", "小川 翔", "roles: [member]");
        if (documents.isPresent()) {
            person(text, company, "kyakuno", "客野 外子", "guest: true");
            person(text, company, "hayashi", "林 実", "part_time: true");
        }
        var applied = applied(text.toString());
        if (applied instanceof Provisioner.Applied.Made(var tenant, _)) {
            return new Company(tenant.id(), company.slug(), number);
        }
        throw new IllegalStateException("not made: " + applied);
    }

    private static void person(
            StringBuilder text, Company company, String id, String name, String place) {
        text.append(
                "  - {id: %s, name: %s, email: %s, %s, password: \"%s\", token: \"%s\"}\n"
                        .formatted(
                                id,
                                name,
                                company.mail(id),
                                place,
                                company.password(id),
                                company.token(id)));
    }

    private Provisioner.Applied applied(String text) {
        try {
            var file = Files.createTempFile("provision", ".yaml");
            try {
                return provisioner.apply(Files.writeString(file, text), false, clock.instant());
            } finally {
                Files.delete(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public record Company(TenantId tenant, String slug, int number) {

        public String mail(String person) {
            return person + number + "@aozora.example";
        }

        public String password(String person) {
            return "aozora-" + person + "-2026";
        }

        public String token(String person) {
            return "token-of-%s-for-tests-of-company-%d".formatted(person, number);
        }
    }
}
