package seihon.people.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Passkeys (`people_passkey`).
@Repository
class PasskeyStore {

    private static final String COLUMNS =
            "credential_id, person_id, public_key, sign_count, verified, backup_eligible, backed_up,"
                    + " transports, attestation, client_data, label, created_at, last_used_at";

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CredentialRecord> find(TenantId tenant, byte[] credential) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_passkey"
                                + " where tenant_id = :tenant and credential_id = :credential")
                .param("tenant", tenant.value())
                .param("credential", credential)
                .query((row, _) -> record(tenant, row))
                .optional();
    }

    /// Oldest first.
    List<CredentialRecord> of(TenantId tenant, PersonId person) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_passkey"
                                + " where tenant_id = :tenant and person_id = :person"
                                + " order by created_at, credential_id")
                .param("tenant", tenant.value())
                .param("person", person.value())
                .query((row, _) -> record(tenant, row))
                .list();
    }

    void save(TenantId tenant, PersonId person, CredentialRecord passkey) {
        jdbc.sql(
                        """
                        insert into people_passkey
                          (tenant_id, credential_id, person_id, public_key, sign_count, verified,
                           backup_eligible, backed_up, transports, attestation, client_data, label,
                           created_at, last_used_at)
                        values (:tenant, :credential, :person, :key, :count, :verified, :eligible,
                           :backed, :transports, :attestation, :client, :label, :created, :used)
                        on conflict (tenant_id, credential_id) do update
                        set sign_count = excluded.sign_count, verified = excluded.verified,
                          backed_up = excluded.backed_up, last_used_at = excluded.last_used_at
                        """)
                .param("tenant", tenant.value())
                .param("credential", passkey.getCredentialId().getBytes())
                .param("person", person.value())
                .param("key", passkey.getPublicKey().getBytes())
                .param("count", passkey.getSignatureCount())
                .param("verified", passkey.isUvInitialized())
                .param("eligible", passkey.isBackupEligible())
                .param("backed", passkey.isBackupState())
                .param("transports", transports(passkey))
                .param("attestation", bytes(passkey.getAttestationObject()))
                .param("client", bytes(passkey.getAttestationClientDataJSON()))
                .param("label", passkey.getLabel())
                .param("created", at(passkey.getCreated()))
                .param("used", at(passkey.getLastUsed()))
                .update();
    }

    boolean delete(TenantId tenant, PersonId person, byte[] credential) {
        return jdbc.sql(
                                """
                                delete from people_passkey
                                where tenant_id = :tenant and person_id = :person
                                  and credential_id = :credential
                                """)
                        .param("tenant", tenant.value())
                        .param("person", person.value())
                        .param("credential", credential)
                        .update()
                == 1;
    }

    private static String[] transports(CredentialRecord passkey) {
        return passkey.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .toArray(String[]::new);
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    private static @Nullable Bytes bytes(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : new Bytes(bytes);
    }

    private static OffsetDateTime at(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static CredentialRecord record(TenantId tenant, ResultSet row) throws SQLException {
        var person = new PersonId(row.getString("person_id"));
        var transports =
                Arrays.stream((String[]) row.getArray("transports").getArray())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toUnmodifiableSet());
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(PasskeyOwners.handle(tenant, person))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("sign_count"))
                .uvInitialized(row.getBoolean("verified"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(transports)
                .attestationObject(bytes(row, "attestation"))
                .attestationClientDataJSON(bytes(row, "client_data"))
                .label(row.getString("label"))
                .created(row.getObject("created_at", OffsetDateTime.class).toInstant())
                .lastUsed(row.getObject("last_used_at", OffsetDateTime.class).toInstant())
                .build();
    }
}
