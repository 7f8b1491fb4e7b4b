package seihon.people.oidc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.people.oidc.Provider.Names;

/// The provider of each company (`people_oidc`).
@Repository
class OidcStore {

    private final JdbcClient jdbc;

    OidcStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Provider> find(TenantId tenant) {
        return jdbc.sql(
                        """
                        select issuer, client_id, client_secret, claim, claim_names, changed_at
                        from people_oidc
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .query(OidcStore::provider)
                .optional();
    }

    void save(TenantId tenant, Provider provider, PersonId by) {
        jdbc.sql(
                        """
                        insert into people_oidc
                          (tenant_id, issuer, client_id, client_secret, claim, claim_names,
                           changed_at, changed_by)
                        values (:tenant, :issuer, :client, :secret, :claim, :names, :at, :by)
                        on conflict (tenant_id) do update
                        set issuer = excluded.issuer, client_id = excluded.client_id,
                          client_secret = excluded.client_secret, claim = excluded.claim,
                          claim_names = excluded.claim_names, changed_at = excluded.changed_at,
                          changed_by = excluded.changed_by
                        """)
                .param("tenant", tenant.value())
                .param("issuer", provider.issuer())
                .param("client", provider.clientId())
                .param("secret", HexFormat.of().parseHex(provider.sealedSecret()))
                .param("claim", provider.claim())
                .param("names", provider.names().word())
                .param("at", OffsetDateTime.ofInstant(provider.changedAt(), ZoneOffset.UTC))
                .param("by", by.value())
                .update();
    }

    private static Provider provider(ResultSet row, int number) throws SQLException {
        return new Provider(
                row.getString("issuer"),
                row.getString("client_id"),
                HexFormat.of().formatHex(row.getBytes("client_secret")),
                row.getString("claim"),
                Names.of(row.getString("claim_names")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
