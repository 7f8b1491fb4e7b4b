package seihon.ledger;

import seihon.domain.TenantId;

/// Seals small secrets before they reach a column: AES-256-GCM under a key derived for the tenant
/// and the purpose from the application's key (`seihon.key`). `purpose` names the column
/// (`people_passkey.secret`); what was sealed for one tenant and purpose opens for no other.
public interface Vault {

    /// Different bytes on every call, 33 longer than `secret`.
    byte[] seal(TenantId tenant, String purpose, byte[] secret);

    /// Throws [IllegalStateException] when the bytes were changed, or sealed with a key that is no
    /// longer given, for another tenant or another purpose.
    byte[] open(TenantId tenant, String purpose, byte[] sealed);
}
