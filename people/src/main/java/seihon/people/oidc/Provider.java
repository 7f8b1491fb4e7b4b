package seihon.people.oidc;

import java.time.Instant;
import java.util.Locale;

/// The provider (認証サービス) of a company as its administrator entered it. `sealedSecret` is hex; every
/// save seals anew, so that equal records are one save. `claim` is the field of the answer that
/// [Names] an account when its subject is not linked yet.
record Provider(
        String issuer,
        String clientId,
        String sealedSecret,
        String claim,
        Names names,
        Instant changedAt) {

    /// The claim that needs a second one (`email_verified`) to be believed.
    static final String MAIL_CLAIM = "email";

    /// What the value of the claim is here.
    enum Names {
        MAIL,
        PERSON;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Names of(String word) {
            return word.equals("person") ? PERSON : MAIL;
        }
    }
}
