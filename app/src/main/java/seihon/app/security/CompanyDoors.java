package seihon.app.security;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.people.SingleSignOn;
import seihon.people.Tenant;
import seihon.people.Tenants;

/// Which company's own sign-in the page offers to somebody it does not know. A house of one company
/// offers that one's; in a house of several the visitor names theirs, since their names are nobody
/// else's business.
@Component
class CompanyDoors {

    private final SingleSignOn signOn;
    private final Tenants tenants;

    CompanyDoors(SingleSignOn signOn, Tenants tenants) {
        this.signOn = signOn;
        this.tenants = tenants;
    }

    /// `asks` for the company's id; `missed`: the id that was named opens nothing here.
    record Door(String slug, String name, boolean asks, boolean missed) {

        private static final Door NONE = new Door("", "", false, false);
        private static final Door ASKS = new Door("", "", true, false);
        private static final Door MISSED = new Door("", "", true, true);

        public boolean isOpen() {
            return !slug.isEmpty();
        }

        private static Door to(Tenant tenant) {
            return new Door(tenant.slug(), tenant.name(), false, false);
        }
    }

    /// `named` is the id in the address, or empty.
    Door of(String named) {
        var open = signOn.companies();
        if (!named.isEmpty()) {
            return open.stream()
                    .filter(one -> one.slug().equals(named))
                    .findFirst()
                    .map(Door::to)
                    .orElse(Door.MISSED);
        }
        if (open.isEmpty()) {
            return Door.NONE;
        }
        var only = onlyCompany();
        return only.isEmpty()
                ? Door.ASKS
                : only.filter(open::contains).map(Door::to).orElse(Door.NONE);
    }

    /// The example does not count beside a company of one's own.
    private Optional<Tenant> onlyCompany() {
        var all = tenants.all();
        var own = all.stream().filter(one -> !one.example()).toList();
        List<Tenant> counted = own.isEmpty() ? all : own;
        return counted.size() == 1 ? Optional.of(counted.getFirst()) : Optional.empty();
    }

    /// Of a company that signs in through its own provider.
    Optional<String> slug(TenantId tenant) {
        return signOn.companies().stream()
                .filter(one -> one.id().equals(tenant))
                .map(Tenant::slug)
                .findFirst();
    }
}
