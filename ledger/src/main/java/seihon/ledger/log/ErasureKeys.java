package seihon.ledger.log;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.ledger.Vault;

/// The keys that salt personal parts: one for each subject or batch, sealed by the vault, in a row
/// of its own. Deleting the row erases: no commitment made with it can be guessed again.
@Repository
class ErasureKeys {

    private static final String PURPOSE = "ledger_erasure_key.sealed";
    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final SecureRandom random = new SecureRandom();

    ErasureKeys(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    static String ofSubject(String subject) {
        return "subject:" + subject;
    }

    static String ofBatch(Object batch) {
        return "batch:" + batch;
    }

    /// A key that is nowhere yet; [#save] keeps it.
    byte[] fresh() {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    void save(TenantId tenant, String scope, byte[] key) {
        jdbc.sql(
                        """
                        insert into ledger_erasure_key (tenant_id, scope, sealed)
                        values (:tenant, :scope, :sealed)
                        on conflict (tenant_id, scope) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("scope", scope)
                .param("sealed", vault.seal(tenant, PURPOSE, key))
                .update();
    }

    /// The key of a scope, made when it is missing; two transactions at once get the same one.
    byte[] findOrMake(TenantId tenant, String scope) {
        return find(tenant, scope)
                .orElseGet(() -> {
                    save(tenant, scope, fresh());
                    return find(tenant, scope).orElseThrow();
                });
    }

    /// The same for many scopes at once.
    Map<String, byte[]> findOrMakeAll(TenantId tenant, List<String> scopes) {
        var found = all(tenant, scopes);
        var missing = scopes.stream().filter(scope -> !found.containsKey(scope)).toList();
        if (missing.isEmpty()) {
            return found;
        }
        saveAll(tenant, missing);
        return all(tenant, scopes);
    }

    private void saveAll(TenantId tenant, List<String> scopes) {
        jdbc.sql(
                        """
                        insert into ledger_erasure_key (tenant_id, scope, sealed)
                        select :tenant, scope, sealed
                        from unnest(:scopes::text[], :sealed::bytea[]) as fresh (scope, sealed)
                        on conflict (tenant_id, scope) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("scopes", scopes.toArray(String[]::new))
                .param(
                        "sealed",
                        scopes.stream()
                                .map(_ -> vault.seal(tenant, PURPOSE, fresh()))
                                .toArray(byte[][]::new))
                .update();
    }

    private Optional<byte[]> find(TenantId tenant, String scope) {
        return Optional.ofNullable(all(tenant, List.of(scope)).get(scope));
    }

    /// The keys among these scopes that are not erased.
    Map<String, byte[]> all(TenantId tenant, List<String> scopes) {
        return jdbc
                .sql(
                        """
                        select scope, sealed
                        from ledger_erasure_key
                        where tenant_id = :tenant and scope = any (:scopes::text[])
                        """)
                .param("tenant", tenant.value())
                .param("scopes", scopes.toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getString("scope"), row.getBytes("sealed")))
                .stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                sealed -> vault.open(tenant, PURPOSE, sealed.getValue())));
    }
}
