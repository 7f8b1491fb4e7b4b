package seihon.app.setup;

import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.people.Tenant;
import seihon.people.Tenants;
import seihon.web.Settings;

/// The way from the example to a company of one's own, for the example's administrators.
@Component
class SetupSettings implements Settings {

    private static final int ORDER = 190;

    private final Tenants tenants;

    SetupSettings(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public List<Entry> entries(Person person) {
        if (!person.holds("admin")
                || tenants.find(person.tenant()).filter(Tenant::example).isEmpty()) {
            return List.of();
        }
        return List.of(
                new Entry("app.setup.title", "app.setup.hint", "/setup/steps", "building", ORDER));
    }
}
