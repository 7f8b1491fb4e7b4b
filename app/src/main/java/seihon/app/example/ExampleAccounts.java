package seihon.app.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import seihon.app.boot.Announcement;
import seihon.people.Tenant;
import seihon.people.Tenants;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Whom one can sign in as, while the example company is there.
@Component
class ExampleAccounts implements Announcement {

    private static final ClassPathResource FILE =
            new ClassPathResource("example/aozora/provision.yaml");

    private final Tenants tenants;

    ExampleAccounts(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public List<String> lines() {
        if (tenants.all().stream().noneMatch(Tenant::example)) {
            return List.of();
        }
        var lines = new ArrayList<>(List.of("", "Example accounts (mail address, password):"));
        for (var person : people()) {
            if (person.has("password")) {
                lines.add(
                        "  %-28s %-24s %s  %s"
                                .formatted(
                                        person.path("email").asString(),
                                        person.path("password").asString(),
                                        person.path("name").asString(),
                                        roles(person)));
            }
        }
        return lines;
    }

    private static String roles(JsonNode person) {
        var roles = new ArrayList<String>();
        person.path("roles").forEach(role -> roles.add(role.asString()));
        return String.join(", ", roles);
    }

    private static JsonNode people() {
        try (var in = FILE.getInputStream()) {
            return new YAMLMapper().readTree(in).path("people");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
