package seihon.people.org;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.people.Tenants;
import seihon.web.Company;

/// The company's name and headcount in the frame of every page.
@Component
class CompanyCard implements Company {

    private final Tenants tenants;
    private final Organisation organisation;

    CompanyCard(Tenants tenants, Organisation organisation) {
        this.tenants = tenants;
        this.organisation = organisation;
    }

    @Override
    public Optional<Shown> shown(TenantId tenant, Locale language, Instant at) {
        return tenants.find(tenant)
                .map(found ->
                        new Shown(
                                found.name(),
                                organisation
                                        .membersAt(tenant, at, member -> !member.guest())
                                        .size()));
    }
}
