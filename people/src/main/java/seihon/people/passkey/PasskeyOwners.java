package seihon.people.passkey;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.account.Fingerprint;
import seihon.people.account.LookupStore;
import seihon.people.account.LookupStore.Owner;
import seihon.people.account.LookupStore.Sort;
import seihon.people.account.PersonStore;
import seihon.people.account.PersonStore.PersonRow;

/// Passkeys and their owners as the WebAuthn library asks for them: without a tenant, which is
/// found through the lookup table first. An owner's handle is a digest and tells an authenticator
/// nothing.
@Component
class PasskeyOwners implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

    private final Transactions transactions;
    private final PasskeyStore passkeys;
    private final PersonStore people;
    private final LookupStore lookups;

    PasskeyOwners(
            Transactions transactions,
            PasskeyStore passkeys,
            PersonStore people,
            LookupStore lookups) {
        this.transactions = transactions;
        this.passkeys = passkeys;
        this.people = people;
        this.lookups = lookups;
    }

    static Bytes handle(TenantId tenant, PersonId person) {
        return new Bytes(Fingerprint.of("seihon passkey of " + tenant + ":" + person));
    }

    Optional<Owner> owner(Bytes handle) {
        return lookups.owners(Sort.PASSKEY_OWNER, Fingerprint.of(handle.getBytes())).stream()
                .findFirst();
    }

    /// By the fingerprint of the passkey's id.
    Optional<Owner> ofPasskey(byte[] fingerprint) {
        return lookups.owners(Sort.PASSKEY, fingerprint).stream().findFirst();
    }

    @Override
    public void save(CredentialRecord passkey) {
        var owner =
                owner(passkey.getUserEntityUserId())
                        .orElseThrow(() -> new IllegalStateException("a passkey has an owner"));
        transactions.run(
                owner.tenant(),
                () -> {
                    passkeys.save(owner.tenant(), owner.person(), passkey);
                    lookups.put(
                            Sort.PASSKEY,
                            Fingerprint.of(passkey.getCredentialId().getBytes()),
                            owner.person());
                });
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return ofPasskey(Fingerprint.of(credential.getBytes()))
                .flatMap(owner ->
                        transactions.read(
                                owner.tenant(),
                                () -> passkeys.find(owner.tenant(), credential.getBytes())))
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return owner(handle)
                .map(owner ->
                        transactions.read(
                                owner.tenant(), () -> passkeys.of(owner.tenant(), owner.person())))
                .orElse(List.of());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return owner(handle).map(this::entity).orElse(null);
    }

    /// `name` is a session's name, `1:sato`. Notes the handle, so that its owner is found later.
    @Override
    public PublicKeyCredentialUserEntity findByUsername(String name) {
        var colon = name.indexOf(':');
        var owner =
                new Owner(
                        new TenantId(Integer.parseInt(name.substring(0, colon))),
                        new PersonId(name.substring(colon + 1)));
        var digest = Fingerprint.of(handle(owner.tenant(), owner.person()).getBytes());
        transactions.run(
                owner.tenant(), () -> lookups.put(Sort.PASSKEY_OWNER, digest, owner.person()));
        return entity(owner);
    }

    private PublicKeyCredentialUserEntity entity(Owner owner) {
        var row =
                transactions.read(
                        owner.tenant(), () -> people.find(owner.tenant(), owner.person()));
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(owner.tenant(), owner.person()))
                .name(row.flatMap(PersonRow::mail).orElse(owner.person().value()))
                .displayName(row.map(PersonRow::name).orElse(owner.person().value()))
                .build();
    }

    /// Owners are people: they are not made or removed from here.
    @Override
    public void save(PublicKeyCredentialUserEntity entity) {}

    /// Passkeys are removed by their owner, on the page of passkeys.
    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("remove a passkey as its owner");
    }
}
