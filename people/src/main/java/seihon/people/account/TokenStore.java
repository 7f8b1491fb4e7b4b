package seihon.people.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.people.Scope;

/// Personal access tokens (`people_token`), by digest.
@Repository
public class TokenStore {

    private static final String COLUMNS =
            "token_id, person_id, label, scopes, created_at, created_by, expires_at, last_used_at,"
                    + " revoked_at";

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<TokenRow> find(TenantId tenant, byte[] digest) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_token"
                                + " where tenant_id = :tenant and digest = :digest")
                .param("tenant", tenant.value())
                .param("digest", digest)
                .query(TokenStore::token)
                .optional();
    }

    public Optional<TokenRow> find(TenantId tenant, UUID token) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_token"
                                + " where tenant_id = :tenant and token_id = :token")
                .param("tenant", tenant.value())
                .param("token", token)
                .query(TokenStore::token)
                .optional();
    }

    /// Newest first.
    public List<TokenRow> of(TenantId tenant, PersonId person) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_token"
                                + " where tenant_id = :tenant and person_id = :person"
                                + " order by created_at desc, token_id")
                .param("tenant", tenant.value())
                .param("person", person.value())
                .query(TokenStore::token)
                .list();
    }

    /// Every token of the company, newest first.
    public List<TokenRow> all(TenantId tenant) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_token where tenant_id = :tenant"
                                + " order by created_at desc, token_id")
                .param("tenant", tenant.value())
                .query(TokenStore::token)
                .list();
    }

    public void insert(TenantId tenant, TokenRow token, byte[] digest) {
        jdbc.sql(
                        """
                        insert into people_token
                          (tenant_id, token_id, person_id, label, digest, scopes,
                           created_at, created_by, expires_at)
                        values (:tenant, :token, :person, :label, :digest, :scopes,
                           :created, :by, :expires)
                        """)
                .param("tenant", tenant.value())
                .param("token", token.id())
                .param("person", token.person().value())
                .param("label", token.label())
                .param("digest", digest)
                .param(
                        "scopes",
                        token.scopes().stream().map(Scope::word).sorted().toArray(String[]::new))
                .param("created", at(token.createdAt()))
                .param("by", token.createdBy())
                .param("expires", at(token.expiresAt()))
                .update();
    }

    public boolean revoke(TenantId tenant, UUID token, PersonId by, Instant at) {
        return jdbc.sql(
                                """
                                update people_token
                                set revoked_at = :at, revoked_by = :by
                                where tenant_id = :tenant and token_id = :token
                                  and revoked_at is null
                                """)
                        .param("tenant", tenant.value())
                        .param("token", token)
                        .param("by", by.value())
                        .param("at", at(at))
                        .update()
                == 1;
    }

    public void noteUse(TenantId tenant, UUID token, Instant at) {
        jdbc.sql(
                        """
                        update people_token
                        set last_used_at = :at
                        where tenant_id = :tenant and token_id = :token
                        """)
                .param("tenant", tenant.value())
                .param("token", token)
                .param("at", at(at))
                .update();
    }

    private static OffsetDateTime at(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static TokenRow token(ResultSet row, int number) throws SQLException {
        return new TokenRow(
                row.getObject("token_id", UUID.class),
                new PersonId(row.getString("person_id")),
                row.getString("label"),
                scopes((String[]) row.getArray("scopes").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static Set<Scope> scopes(String[] words) {
        return Arrays.stream(words)
                .flatMap(word -> Scope.of(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /// A token without its secret, which is shown once and kept nowhere.
    public record TokenRow(
            UUID id,
            PersonId person,
            String label,
            Set<Scope> scopes,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            @Nullable Instant lastUsedUnlessNever,
            @Nullable Instant revokedUnlessLive) {

        /// Empty also for the tokens that came with the company.
        public Optional<PersonId> madeByAnother() {
            return Optional.of(createdBy)
                    .filter(by -> PersonId.isValid(by) && !by.equals(person.value()))
                    .map(PersonId::new);
        }

        public boolean isLive(Instant at) {
            return revokedUnlessLive == null && at.isBefore(expiresAt);
        }
    }
}
