package seihon.app.setup;

import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.people.Tenant;
import seihon.people.Tenants;
import seihon.web.Settings;

/// The way from the example to a company of one's own, and there to the first steps, for
/// administrators.
@Component
class SetupSettings implements Settings {

    private static final int ORDER = 190;

    private final Tenants tenants;

    SetupSettings(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public List<Entry> entries(Person person) {
        if (!person.holds("admin")) {
            return List.of();
        }
        var example = tenants.find(person.tenant()).filter(Tenant::example).isPresent();
        return List.of(
                example
                        ? new Entry(
                                "app.setup.title",
                                "app.setup.hint",
                                "/setup/steps",
                                "building",
                                ORDER)
                        : new Entry(
                                "app.setup.steps",
                                "app.setup.steps.hint",
                                "/setup/steps",
                                "building",
                                ORDER));
    }
}
