package seihon.people.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import seihon.domain.Outcome;
import seihon.people.SingleSignOn;
import seihon.people.Tenant;
import seihon.people.account.Throttle;
import seihon.people.oidc.Registrations.Known;
import seihon.people.tenant.TenantStore;

/// One trip to the provider and back.
@Component
class OidcSignIn implements SingleSignOn {

    /// In seconds. Not 0: some providers read that as "no limit".
    private static final String SEEN_WITHIN = "60";

    private final TenantStore tenants;
    private final Registrations registrations;
    private final Protocol protocol;
    private final Recognition recognition;
    private final Throttle throttle;

    OidcSignIn(
            TenantStore tenants,
            Registrations registrations,
            Protocol protocol,
            Recognition recognition,
            Throttle throttle) {
        this.tenants = tenants;
        this.registrations = registrations;
        this.protocol = protocol;
        this.recognition = recognition;
        this.throttle = throttle;
    }

    @Override
    public List<Tenant> companies() {
        return tenants.withSingleSignOn();
    }

    @Override
    public String returnAddress(String company) {
        return registrations.returnAddress(company);
    }

    @Override
    public Outcome<OAuth2AuthorizationRequest> begin(
            HttpServletRequest request, String company, boolean again) {
        if (!throttle.takeTrip(request.getRemoteAddr())) {
            return Outcome.refused("people.oidc.too-many", Throttle.PAUSE.toMinutes());
        }
        return registrations
                .of(company)
                .map(_ -> protocol.question(request, company))
                .map(question -> again ? seenLately(question) : question);
    }

    private static OAuth2AuthorizationRequest seenLately(OAuth2AuthorizationRequest question) {
        return OAuth2AuthorizationRequest.from(question)
                .additionalParameters(more -> more.put("max_age", SEEN_WITHIN))
                .build();
    }

    @Override
    public Outcome<Arrival> arrive(
            OAuth2AuthorizationRequest sent, HttpServletRequest request, Instant at) {
        var company = Objects.toString(sent.getAttribute(OAuth2ParameterNames.REGISTRATION_ID), "");
        var outcome =
                registrations
                        .of(company)
                        .then(known ->
                                protocol.proven(known.registration(), sent, request)
                                        .then(user -> arrived(known, user, at)));
        if (outcome instanceof Outcome.Done<Arrival>) {
            throttle.forgiveTrip(request.getRemoteAddr());
        }
        return outcome;
    }

    private Outcome<Arrival> arrived(Known known, OidcUser user, Instant at) {
        var tenant = known.tenant().id();
        return recognition
                .recognise(tenant, known.provider(), user, at)
                .map(person ->
                        new Arrival(tenant, person, provenAt(user, at), farewell(known, user)));
    }

    /// Never later than now: the provider's clock may be ahead.
    private static Optional<Instant> provenAt(OidcUser user, Instant at) {
        return Optional.ofNullable(user.getAuthenticatedAt())
                .map(seen -> seen.isAfter(at) ? at : seen);
    }

    /// Source: OpenID Connect RP-Initiated Logout 1.0.
    private Optional<String> farewell(Known known, OidcUser user) {
        var end =
                known.registration()
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get(Discovery.END_SESSION);
        return Optional.ofNullable(end)
                .map(address ->
                        UriComponentsBuilder.fromUriString(address.toString())
                                .queryParam("id_token_hint", "{token}")
                                .queryParam("client_id", "{client}")
                                .queryParam("post_logout_redirect_uri", "{back}")
                                .encode()
                                .buildAndExpand(
                                        user.getIdToken().getTokenValue(),
                                        known.provider().clientId(),
                                        returnAddress(known.tenant().slug()))
                                .toUriString());
    }
}
