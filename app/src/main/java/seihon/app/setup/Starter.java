package seihon.app.setup;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Provisioning;
import seihon.domain.Outcome;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.people.Founding;
import seihon.people.Founding.Company;
import seihon.people.Founding.Newcomer;
import seihon.people.Tenants;

/// Makes a company with its first person and the documents to begin with: people, units, calendar
/// and a first approval policy. Everything in them is changed later by proposal.
@Component
class Starter {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}");
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final int APRIL = 4;

    private final Founding founding;
    private final Provisioning documents;
    private final Tenants tenants;

    Starter(Founding founding, Provisioning documents, Tenants tenants) {
        this.founding = founding;
        this.documents = documents;
        this.tenants = tenants;
    }

    record Wish(
            String company, String slug, String person, String name, String mail, String password) {

        @Override
        public String toString() {
            return "wish for company " + slug;
        }
    }

    /// Answers the founder as the company's sign-in knows them.
    Outcome<Founder> start(Wish wish, Locale language, Instant at) {
        var why = whyNot(wish);
        if (why.isPresent()) {
            return Outcome.refused(why.get());
        }
        var founder = newcomer(wish);
        var company =
                new Company(wish.slug(), wish.company().strip(), ZONE, APRIL, language, false);
        var files = new TreeMap<DocPath, String>();
        firstDocuments(wish).forEach((path, text) -> files.put(new DocPath(path), text));
        var founded =
                founding.found(
                        company,
                        List.of(founder),
                        tenant -> documents.create(tenant, wish.slug(), files, at),
                        at);
        return founded.problems().isEmpty()
                ? Outcome.done(new Founder(founded.tenant(), founder.id()))
                : Outcome.refused(founded.problems().getFirst().what());
    }

    record Founder(TenantId tenant, PersonId person) {}

    private Optional<Refusal> whyNot(Wish wish) {
        if (wish.company().isBlank() || wish.name().isBlank() || !wish.mail().contains("@")) {
            return Optional.of(Refusal.of("app.setup.missing-invalid"));
        }
        if (!SLUG.matcher(wish.slug()).matches()) {
            return Optional.of(Refusal.of("app.provision.tenant-id-invalid", wish.slug()));
        }
        if (!PersonId.isValid(wish.person())) {
            return Optional.of(Refusal.of("people.org.person-id-invalid", wish.person()));
        }
        if (tenants.bySlug(wish.slug()).isPresent()) {
            return Optional.of(Refusal.of("app.setup.slug-taken", wish.slug()));
        }
        return founding.whyNot(newcomer(wish));
    }

    private static Newcomer newcomer(Wish wish) {
        return new Newcomer(
                new PersonId(wish.person()),
                wish.name().strip(),
                "",
                Optional.of(wish.mail().strip()),
                Optional.of(wish.password()),
                Optional.empty());
    }

    private static Map<String, String> firstDocuments(Wish wish) {
        return Map.of(
                "Stock/org/people.yaml",
                """
                kind: people
                id: people
                title: {ja: 在籍者, en: People}
                owner: role:admin
                cap: 50
                people:
                  - {id: %s, roles: [executive, admin]}
                """
                        .formatted(wish.person()),
                "Stock/org/units.yaml",
                """
                kind: units
                id: units
                title: {ja: 部門, en: Units}
                owner: role:admin
                units:
                  - {id: company, title: {ja: 全社, en: Company}}
                """,
                "Stock/org/calendar.yaml",
                """
                kind: calendar
                id: calendar
                title: {ja: 営業日と休日, en: Working days}
                owner: role:admin
                working_days: [mon, tue, wed, thu, fri]
                hours: {from: "09:00", to: "18:00"}
                holidays: japan
                """,
                "Stock/policies/approval.yaml",
                """
                kind: approval-policy
                id: approval
                title: {ja: 承認の方針, en: Approval policy}
                owner: role:executive
                rules:
                  - id: default
                    match: {path: "Stock/**"}
                    require:
                      - {group: ["role:manager", "role:executive"], count: 1}
                    deadline: 3bd
                    escalate_to: "role:executive"
                light: [minutes]
                """);
    }
}
