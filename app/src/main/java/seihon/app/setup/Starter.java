package seihon.app.setup;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
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

    /// `second` is who approves what the founder proposes; all blank when there is nobody yet.
    record Wish(String company, String slug, Someone founder, Someone second, String password) {

        @Override
        public String toString() {
            return "wish for company " + slug;
        }
    }

    record Someone(String id, String name, String mail) {

        static final Someone NOBODY = new Someone("", "", "");

        boolean isNobody() {
            return id.isBlank() && name.isBlank() && mail.isBlank();
        }

        boolean isComplete() {
            return !name.isBlank() && mail.contains("@");
        }
    }

    /// Answers the founder as the company's sign-in knows them.
    Outcome<Founder> start(Wish wish, Locale language, Instant at) {
        var why = whyNot(wish);
        if (why.isPresent()) {
            return Outcome.refused(why.get());
        }
        var founder = founder(wish);
        var people = new ArrayList<>(List.of(founder));
        if (!wish.second().isNobody()) {
            people.add(newcomer(wish.second(), Optional.empty()));
        }
        var company =
                new Company(wish.slug(), wish.company().strip(), ZONE, APRIL, language, false);
        var files = new TreeMap<DocPath, String>();
        firstDocuments(wish).forEach((path, text) -> files.put(new DocPath(path), text));
        var founded =
                founding.found(
                        company,
                        people,
                        tenant -> documents.create(tenant, wish.slug(), files, at),
                        at);
        return founded.problems().isEmpty()
                ? Outcome.done(new Founder(founded.tenant(), founder.id()))
                : Outcome.refused(founded.problems().getFirst().what());
    }

    record Founder(TenantId tenant, PersonId person) {}

    private Optional<Refusal> whyNot(Wish wish) {
        if (wish.company().isBlank() || !wish.founder().isComplete()) {
            return Optional.of(Refusal.of("app.setup.missing-invalid"));
        }
        if (!SLUG.matcher(wish.slug()).matches()) {
            return Optional.of(Refusal.of("app.provision.tenant-id-invalid", wish.slug()));
        }
        if (!PersonId.isValid(wish.founder().id())) {
            return Optional.of(Refusal.of("people.org.person-id-invalid", wish.founder().id()));
        }
        if (tenants.bySlug(wish.slug()).isPresent()) {
            return Optional.of(Refusal.of("app.setup.slug-taken", wish.slug()));
        }
        return whyNotSecond(wish).or(() -> founding.whyNot(founder(wish)));
    }

    private static Optional<Refusal> whyNotSecond(Wish wish) {
        var second = wish.second();
        if (second.isNobody()) {
            return Optional.empty();
        }
        if (!second.isComplete()) {
            return Optional.of(Refusal.of("app.setup.second-missing-invalid"));
        }
        if (!PersonId.isValid(second.id())) {
            return Optional.of(Refusal.of("people.org.person-id-invalid", second.id()));
        }
        var same =
                second.id().equals(wish.founder().id())
                        || second.mail().strip().equalsIgnoreCase(wish.founder().mail().strip());
        return same ? Optional.of(Refusal.of("app.setup.second-same-invalid")) : Optional.empty();
    }

    private static Newcomer founder(Wish wish) {
        return newcomer(wish.founder(), Optional.of(wish.password()));
    }

    private static Newcomer newcomer(Someone person, Optional<String> password) {
        return new Newcomer(
                new PersonId(person.id()),
                person.name().strip(),
                "",
                Optional.of(person.mail().strip()),
                password,
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
                %s\
                """
                        .formatted(
                                wish.founder().id(),
                                wish.second().isNobody()
                                        ? ""
                                        : "  - {id: %s, roles: [manager]}\n"
                                                .formatted(wish.second().id())),
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
                FirstPolicy.USUAL.text());
    }
}
