package seihon.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import seihon.domain.Outcome;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Signing in through the company's own provider (認証サービス, OpenID Connect): the browser is sent
/// there with a question and comes back with a code. Nobody gets an account this way; who has one
/// is found by what the provider vouches for.
public interface SingleSignOn {

    /// The open companies whose provider lets people in, in number order.
    List<Tenant> companies();

    /// Where the provider sends browsers back to, after signing in and after signing out: one
    /// address a company, which nobody else's provider can answer to. `company` is a slug.
    String returnAddress(String company);

    /// The question to the provider of the company with that slug. `again`: the provider must have
    /// seen the person within the last minute. Refused when the company has no provider, it cannot
    /// be reached, or too many trips began at this address.
    Outcome<OAuth2AuthorizationRequest> begin(
            HttpServletRequest request, String company, boolean again);

    /// Whom the provider's answer to `sent` lets in. Refused when the answer is no proof, when
    /// nobody in the company is meant by it, and when the account is closed.
    Outcome<Arrival> arrive(
            OAuth2AuthorizationRequest sent, HttpServletRequest request, Instant at);

    /// `provenAt` is when the provider saw the person, not when they came here: the provider may
    /// have let them pass unasked. `farewell` is where the provider's own session can be ended.
    record Arrival(
            TenantId tenant,
            PersonId person,
            Optional<Instant> provenAt,
            Optional<String> farewell) {}
}
