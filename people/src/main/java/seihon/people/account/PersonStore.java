package seihon.people.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.tenant.TenantStore;

/// Personal rows (`people_person`): the only place of names and mail addresses.
@Repository
public class PersonStore {

    private static final String COLUMNS = "person_id, name, kana, mail, language, theme";

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final TenantStore tenants;

    PersonStore(JdbcClient jdbc, Transactions transactions, TenantStore tenants) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.tenants = tenants;
    }

    private record Everybody(TenantId tenant) {}

    /// A page names many people: where nothing can change meanwhile, all are read at once.
    public Optional<PersonRow> find(TenantId tenant, PersonId person) {
        return transactions.isReading()
                ? Optional.ofNullable(known(tenant).get(person)).map(Known::row)
                : read(tenant, person);
    }

    /// A person, and what their account says about coming in.
    public record Known(
            PersonRow row, boolean open, @Nullable Instant passwordChangedUnlessNever) {}

    public Optional<Known> known(TenantId tenant, PersonId person) {
        return transactions.isReading()
                ? Optional.ofNullable(known(tenant).get(person))
                : readKnown(tenant, person.value()).stream().findFirst();
    }

    /// Everybody with an open account, in id order.
    public List<Known> open(TenantId tenant) {
        return known(tenant).values().stream().filter(Known::open).toList();
    }

    private Map<PersonId, Known> known(TenantId tenant) {
        return transactions.once(
                new Everybody(tenant),
                () ->
                        readKnown(tenant, null).stream()
                                .collect(
                                        Collectors.toMap(
                                                known -> known.row().person(),
                                                known -> known,
                                                (one, _) -> one,
                                                LinkedHashMap::new)));
    }

    /// Every page asks for its company too, so it comes with its people.
    private List<Known> readKnown(TenantId tenant, @Nullable String personUnlessAll) {
        return jdbc.sql(
                        """
                        select p.person_id, p.name, p.kana, p.mail, p.language, p.theme,
                          a.person_id is not null and a.disabled_at is null as open,
                          a.password_changed_at, t.tenant_id as company_tenant_id,
                          t.slug as company_slug, t.name as company_name, t.zone as company_zone,
                          t.fiscal_year_start as company_fiscal_year_start,
                          t.language as company_language, t.example as company_example,
                          t.closed_at as company_closed_at
                        from people_person p
                        join people_tenant t on t.tenant_id = p.tenant_id
                        left join people_account a
                          on a.tenant_id = p.tenant_id and a.person_id = p.person_id
                        where p.tenant_id = :tenant and (:person::text is null or p.person_id = :person)
                        order by p.person_id
                        """)
                .param("tenant", tenant.value())
                .param("person", personUnlessAll)
                .query((row, number) -> {
                    if (number == 0) {
                        tenants.tell(tenant, row);
                    }
                    return new Known(
                            row(row, number),
                            row.getBoolean("open"),
                            AccountStore.instant(row, "password_changed_at"));
                })
                .list();
    }

    private Optional<PersonRow> read(TenantId tenant, PersonId person) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_person"
                                + " where tenant_id = :tenant and person_id = :person")
                .param("tenant", tenant.value())
                .param("person", person.value())
                .query(PersonStore::row)
                .optional();
    }

    /// In id order.
    public List<PersonRow> all(TenantId tenant) {
        return transactions.isReading()
                ? known(tenant).values().stream().map(Known::row).toList()
                : read(tenant);
    }

    private List<PersonRow> read(TenantId tenant) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_person where tenant_id = :tenant"
                                + " order by person_id")
                .param("tenant", tenant.value())
                .query(PersonStore::row)
                .list();
    }

    public List<PersonRow> withMail(TenantId tenant, Collection<String> mails) {
        if (mails.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_person where tenant_id = :tenant"
                                + " and lower(mail) in (:mails)")
                .param("tenant", tenant.value())
                .param("mails", mails)
                .query(PersonStore::row)
                .list();
    }

    public void save(TenantId tenant, PersonRow row, Instant at) {
        jdbc.sql(
                        """
                        insert into people_person
                          (tenant_id, person_id, name, kana, mail, language, theme, changed_at)
                        values (:tenant, :person, :name, :kana, :mail, :language, :theme, :at)
                        on conflict (tenant_id, person_id) do update
                        set name = excluded.name, kana = excluded.kana, mail = excluded.mail,
                          language = excluded.language, theme = excluded.theme,
                          changed_at = excluded.changed_at
                        """)
                .param("tenant", tenant.value())
                .param("person", row.person().value())
                .param("name", row.name())
                .param("kana", row.kana())
                .param("mail", row.mailUnlessNone())
                .param("language", row.language().getLanguage())
                .param("theme", row.theme())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    private static PersonRow row(ResultSet row, int number) throws SQLException {
        return new PersonRow(
                new PersonId(row.getString("person_id")),
                row.getString("name"),
                row.getString("kana"),
                row.getString("mail"),
                Locale.of(row.getString("language")),
                row.getString("theme"));
    }

    /// `theme` is `auto`, `light` or `dark`. A person without a mail address gets no mails and
    /// signs in by token only.
    public record PersonRow(
            PersonId person,
            String name,
            String kana,
            @Nullable String mailUnlessNone,
            Locale language,
            String theme) {

        public static PersonRow of(
                PersonId person, String name, String kana, @Nullable String mail, Locale language) {
            var stored = mail == null ? null : Fingerprint.normalMail(mail);
            return new PersonRow(person, name, kana, stored, language, "auto");
        }

        public Optional<String> mail() {
            return Optional.ofNullable(mailUnlessNone);
        }
    }
}
