package seihon.people.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.people.account.Fingerprint;
import seihon.people.account.FreshProof;
import seihon.people.account.LookupStore;
import seihon.people.account.LookupStore.Sort;
import seihon.web.RefusedRequest;
import seihon.web.Toast;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// `/settings/passkeys`: one's own passkeys. Registering needs the browser's script; listing and
/// removing do not.
@Controller
class PasskeyPages {

    private static final int LONGEST_LABEL = 60;

    private final HttpSessionPublicKeyCredentialCreationOptionsRepository challenges =
            new HttpSessionPublicKeyCredentialCreationOptionsRepository();
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final RelyingParty house;
    private final PasskeyStore passkeys;
    private final LookupStore lookups;
    private final Transactions transactions;
    private final FreshProof proof;
    private final Clock clock;

    PasskeyPages(
            RelyingParty house,
            PasskeyStore passkeys,
            LookupStore lookups,
            Transactions transactions,
            FreshProof proof,
            Clock clock) {
        this.house = house;
        this.passkeys = passkeys;
        this.lookups = lookups;
        this.transactions = transactions;
        this.proof = proof;
        this.clock = clock;
    }

    /// `proof` is where one proves who one is before a passkey is added.
    record View(List<Line> lines, Optional<String> proof) {}

    record Line(String id, String label, Instant created, Instant lastUsed) {}

    @GetMapping("/settings/passkeys")
    String show(Person me, Model model) {
        var lines =
                transactions.read(me.tenant(), () -> passkeys.of(me.tenant(), me.id())).stream()
                        .map(PasskeyPages::line)
                        .toList();
        model.addAttribute("view", new View(lines, proof.address("/settings/passkeys")));
        return "people/passkey/show";
    }

    private static Line line(CredentialRecord passkey) {
        return new Line(
                HexFormat.of().formatHex(passkey.getCredentialId().getBytes()),
                passkey.getLabel(),
                passkey.getCreated(),
                passkey.getLastUsed());
    }

    @PostMapping("/settings/passkeys/challenge")
    ResponseEntity<String> challenge(
            Person me,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        mustBeFresh(me);
        var options =
                house.operations()
                        .createPublicKeyCredentialCreationOptions(
                                new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
        challenges.save(request, response, options);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(options));
    }

    @PostMapping("/settings/passkeys")
    ResponseEntity<Void> register(
            Person me,
            @RequestParam(defaultValue = "") String label,
            @RequestBody String body,
            HttpServletRequest request) {
        mustBeFresh(me);
        var options = challenges.load(request);
        if (options == null || label.isBlank() || label.length() > LONGEST_LABEL) {
            throw new RefusedRequest("people.passkey.register-invalid", LONGEST_LABEL);
        }
        try {
            var credential =
                    json.readValue(
                            body,
                            new TypeReference<
                                    PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            house.operations()
                    .registerCredential(
                            new ImmutableRelyingPartyRegistrationRequest(
                                    options, new RelyingPartyPublicKey(credential, label.strip())));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new RefusedRequest("people.passkey.register-invalid", LONGEST_LABEL);
        }
        return ResponseEntity.noContent().build();
    }

    private void mustBeFresh(Person me) {
        if (proof.isMissing(me, clock.instant())) {
            throw new RefusedRequest("people.proof-forbidden");
        }
    }

    @PostMapping("/settings/passkeys/{id}/removal")
    String remove(Person me, @PathVariable String id, RedirectAttributes flash) {
        var credential = credential(id);
        var removed =
                transactions.write(
                        me.tenant(),
                        () -> {
                            lookups.remove(
                                    Sort.PASSKEY, Fingerprint.of(credential.getBytes()), me.id());
                            return passkeys.delete(me.tenant(), me.id(), credential.getBytes());
                        });
        if (!removed) {
            throw new RefusedRequest("people.passkey.not-found");
        }
        flash.addFlashAttribute("toast", Toast.of("people.passkey.removed"));
        return "redirect:/settings/passkeys";
    }

    private static Bytes credential(String id) {
        try {
            return new Bytes(HexFormat.of().parseHex(id));
        } catch (IllegalArgumentException noHex) {
            throw new RefusedRequest("people.passkey.not-found");
        }
    }
}
