package seihon.people.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Accounts (`people_account`): whether a person may come in. A disabled account keeps its row.
@Repository
public class AccountStore {

    private static final String COLUMNS =
            "person_id, password_hash, password_changed_at, created_at, disabled_at, last_signed_in_at";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Account> find(TenantId tenant, PersonId person) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_account"
                                + " where tenant_id = :tenant and person_id = :person")
                .param("tenant", tenant.value())
                .param("person", person.value())
                .query(AccountStore::account)
                .optional();
    }

    /// In id order.
    public List<Account> all(TenantId tenant) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_account where tenant_id = :tenant"
                                + " order by person_id")
                .param("tenant", tenant.value())
                .query(AccountStore::account)
                .list();
    }

    /// False when there is an account already.
    public boolean create(TenantId tenant, PersonId person, String by, Instant at) {
        return jdbc.sql(
                                """
                                insert into people_account
                                  (tenant_id, person_id, created_at, created_by)
                                values (:tenant, :person, :at, :by)
                                on conflict (tenant_id, person_id) do nothing
                                """)
                        .param("tenant", tenant.value())
                        .param("person", person.value())
                        .param("at", at(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    public void setPassword(TenantId tenant, PersonId person, String hash, Instant at) {
        jdbc.sql(
                        """
                        update people_account
                        set password_hash = :hash, password_changed_at = :at
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .param("hash", hash)
                .param("at", at(at))
                .update();
    }

    public boolean disable(TenantId tenant, PersonId person, PersonId by, Instant at) {
        return jdbc.sql(
                                """
                                update people_account
                                set disabled_at = :at, disabled_by = :by
                                where tenant_id = :tenant and person_id = :person
                                  and disabled_at is null
                                """)
                        .param("tenant", tenant.value())
                        .param("person", person.value())
                        .param("by", by.value())
                        .param("at", at(at))
                        .update()
                == 1;
    }

    public boolean enable(TenantId tenant, PersonId person) {
        return jdbc.sql(
                                """
                                update people_account
                                set disabled_at = null, disabled_by = null
                                where tenant_id = :tenant and person_id = :person
                                  and disabled_at is not null
                                """)
                        .param("tenant", tenant.value())
                        .param("person", person.value())
                        .update()
                == 1;
    }

    public void noteSignIn(TenantId tenant, PersonId person, Instant at) {
        jdbc.sql(
                        """
                        update people_account
                        set last_signed_in_at = :at
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .param("at", at(at))
                .update();
    }

    private static OffsetDateTime at(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new PersonId(row.getString("person_id")),
                row.getString("password_hash"),
                instant(row, "password_changed_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "disabled_at"),
                instant(row, "last_signed_in_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /// `passwordHashUnlessNone` is an Argon2id string.
    public record Account(
            PersonId person,
            @Nullable String passwordHashUnlessNone,
            @Nullable Instant passwordChangedUnlessNever,
            Instant createdAt,
            @Nullable Instant disabledAtUnlessOpen,
            @Nullable Instant lastSignedInUnlessNever) {

        public boolean isOpen() {
            return disabledAtUnlessOpen == null;
        }

        public boolean hasPassword() {
            return passwordHashUnlessNone != null;
        }

        public Optional<Instant> lastSignedIn() {
            return Optional.ofNullable(lastSignedInUnlessNever);
        }

        @Override
        public String toString() {
            return "account of " + person;
        }
    }
}
