package seihon.people.org;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.people.Tenant;
import seihon.people.Tenants;
import seihon.people.org.PeopleDocument.Member;

/// The organisation as the documents on `main` say it now. Every question is asked inside a
/// transaction of the tenant and sees what that transaction sees: nothing here lags.
@Component
public class Organisation {

    private final Documents documents;
    private final Tenants tenants;

    Organisation(Documents documents, Tenants tenants) {
        this.documents = documents;
        this.tenants = tenants;
    }

    /// The organisation as these documents say it.
    Organisation by(Documents others) {
        return new Organisation(others, tenants);
    }

    /// The only document of its kind; empty while the company has none.
    <T> Optional<T> document(TenantId tenant, Class<T> type) {
        return documents.all(tenant, type).stream().findFirst().map(Loaded::value);
    }

    /// Everybody the people document names, past and future ones too, in document order.
    public List<Member> members(TenantId tenant) {
        return document(tenant, PeopleDocument.class).map(PeopleDocument::people).orElse(List.of());
    }

    public Optional<Member> member(TenantId tenant, PersonId person) {
        return members(tenant).stream().filter(member -> member.id().equals(person)).findFirst();
    }

    /// The person's place on the day of that instant; empty before they came and after they left.
    public Optional<Member> memberAt(TenantId tenant, PersonId person, Instant at) {
        var today = day(tenant, at);
        return member(tenant, person).filter(member -> member.isHere(today));
    }

    List<Member> membersAt(TenantId tenant, Instant at, Predicate<Member> wanted) {
        var today = day(tenant, at);
        return members(tenant).stream()
                .filter(member -> member.isHere(today))
                .filter(wanted)
                .toList();
    }

    public LocalDate day(TenantId tenant, Instant at) {
        return LocalDate.ofInstant(at, zone(tenant));
    }

    public ZoneId zone(TenantId tenant) {
        return tenants.find(tenant).map(Tenant::zone).orElse(ZoneOffset.UTC);
    }
}
