package seihon.web;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// People of Aozora as they are signed in.
public final class TestPerson {

    public static final TenantId AOZORA = new TenantId(1);

    private TestPerson() {}

    public static Person sato() {
        return person("sato", "佐藤 花子", Set.of("executive", "admin"));
    }

    public static Person person(String id, String name, Set<String> roles) {
        return new Person(
                AOZORA,
                new PersonId(id),
                name,
                roles,
                false,
                Locale.JAPANESE,
                ZoneId.of("Asia/Tokyo"));
    }

    public static Authentication signedIn(Person person) {
        record Session(Person person) implements SignedIn {}
        var token = new TestingAuthenticationToken(new Session(person), "");
        token.setAuthenticated(true);
        return token;
    }
}
