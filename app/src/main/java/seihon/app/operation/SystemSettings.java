package seihon.app.operation;

import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Settings;

/// The way to the page for IT.
@Component
class SystemSettings implements Settings {

    private static final int ORDER = 900;

    @Override
    public List<Entry> entries(Person person) {
        if (!person.holds("admin")) {
            return List.of();
        }
        return List.of(
                new Entry(
                        "app.operation.title",
                        "app.operation.about",
                        "/settings/system",
                        "device",
                        ORDER));
    }
}
