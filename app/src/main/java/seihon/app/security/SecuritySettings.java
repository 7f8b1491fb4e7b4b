package seihon.app.security;

import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Settings;

/// The settings that touch the running session.
@Component
class SecuritySettings implements Settings {

    @Override
    public List<Entry> entries(Person person) {
        return List.of(
                new Entry(
                        "app.password.title",
                        "app.password.lead",
                        "/settings/password",
                        "lock",
                        50),
                new Entry(
                        "app.sessions.title",
                        "app.sessions.lead",
                        "/settings/sessions",
                        "device",
                        60));
    }
}
