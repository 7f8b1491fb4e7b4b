package seihon.people.directory;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Settings;

/// What a person may set about themselves, and what administrators set about everybody.
@Component
class PeopleSettings implements Settings {

    @Override
    public List<Entry> entries(Person person) {
        var entries = new ArrayList<Entry>();
        entries.add(entry("profile", "/settings/profile", "person", 10));
        entries.add(entry("passkey", "/settings/passkeys", "fingerprint", 30));
        if (person.guest()) {
            return entries;
        }
        entries.add(entry("absence", "/settings/absence", "calendar", 20));
        entries.add(entry("token", "/settings/tokens", "key", 40));
        if (person.holds("admin")) {
            entries.add(entry("account", "/settings/accounts", "people", 110));
            entries.add(entry("everybodys-tokens", "/settings/everybody/tokens", "key", 120));
            entries.add(entry("oidc", "/settings/oidc", "shield", 130));
        }
        return entries;
    }

    private static Entry entry(String name, String address, String icon, int order) {
        return new Entry(
                "people.settings." + name,
                "people.settings." + name + ".hint",
                address,
                icon,
                order);
    }
}
