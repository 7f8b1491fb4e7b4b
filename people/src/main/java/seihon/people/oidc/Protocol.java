package seihon.people.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException.Unauthorized;
import seihon.domain.Outcome;

/// Spring Security's authorization code flow with PKCE, nonce and state, put together for us: our
/// connections, our clock, refusals instead of exceptions.
@Component
class Protocol {

    private static final Logger LOG = LoggerFactory.getLogger(Protocol.class);
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,50}");
    private static final String BASE = "/sign-in/oidc";

    private static final String UNKNOWN = "unknown";

    /// What status 401 of a token endpoint means. Source: RFC 6749, section 5.2.
    private static final String INVALID_CLIENT = "invalid_client";

    /// A code that no provider ever gave out.
    private static final String NO_CODE = "seihon-tests-the-connection";

    private final RestClientAuthorizationCodeTokenResponseClient tokens =
            new RestClientAuthorizationCodeTokenResponseClient();
    private final DefaultOAuth2AuthorizationRequestResolver questions;
    private final AuthenticationProvider answers;

    Protocol(Registrations registrations, ProviderCalls calls, IdTokens idTokens) {
        questions = new DefaultOAuth2AuthorizationRequestResolver(registrations, BASE);
        questions.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce());
        tokens.setRestClient(calls.tokens());
        var users = new DefaultOAuth2UserService();
        users.setRestOperations(calls.userInfo());
        var people = new OidcUserService();
        people.setOauth2UserService(users);
        var codes = new OidcAuthorizationCodeAuthenticationProvider(tokens, people);
        codes.setJwtDecoderFactory(idTokens);
        answers = codes;
    }

    OAuth2AuthorizationRequest question(HttpServletRequest request, String company) {
        return Objects.requireNonNull(questions.resolve(request, company));
    }

    /// The person that the answer to `sent` proves.
    Outcome<OidcUser> proven(
            ClientRegistration registration,
            OAuth2AuthorizationRequest sent,
            HttpServletRequest request) {
        if (!isFromHere(registration, request)) {
            return Outcome.refused("people.oidc.state-malformed");
        }
        var exchange = new OAuth2AuthorizationExchange(sent, answer(sent, request));
        try {
            var proof =
                    answers.authenticate(
                            new OAuth2LoginAuthenticationToken(registration, exchange));
            if (proof != null && proof.getPrincipal() instanceof OidcUser person) {
                return Outcome.done(person);
            }
        } catch (AuthenticationException notProven) {
            return refused(registration, code(notProven));
        }
        return refused(registration, UNKNOWN);
    }

    /// Providers that name themselves in their answers must do so in this one. Source: RFC 9207.
    private static boolean isFromHere(ClientRegistration registration, HttpServletRequest request) {
        var provider = registration.getProviderDetails();
        var names =
                provider.getConfigurationMetadata()
                        .get("authorization_response_iss_parameter_supported");
        return !Boolean.TRUE.equals(names)
                || Objects.equals(provider.getIssuerUri(), request.getParameter("iss"));
    }

    private static OAuth2AuthorizationResponse answer(
            OAuth2AuthorizationRequest sent, HttpServletRequest request) {
        var code = request.getParameter(OAuth2ParameterNames.CODE);
        var answer =
                code == null
                        ? OAuth2AuthorizationResponse.error(
                                Objects.toString(
                                        request.getParameter(OAuth2ParameterNames.ERROR), ""))
                        : OAuth2AuthorizationResponse.success(code);
        return answer.redirectUri(Objects.requireNonNull(sent.getRedirectUri()))
                .state(request.getParameter(OAuth2ParameterNames.STATE))
                .build();
    }

    private static Outcome<OidcUser> refused(ClientRegistration registration, String code) {
        LOG.info("the provider of {} proved nobody: {}", registration.getRegistrationId(), code);
        return code.equals("access_denied")
                ? Outcome.refused("people.oidc.cancelled-forbidden")
                : Outcome.refused("people.oidc.unproven-forbidden", code);
    }

    /// The provider's word for what was wrong. It comes from outside, so only what looks like one.
    private static String code(RuntimeException notProven) {
        if (NestedExceptionUtils.getMostSpecificCause(notProven) instanceof Unauthorized) {
            return INVALID_CLIENT;
        }
        var code =
                switch (notProven) {
                    case OAuth2AuthenticationException said -> said.getError().getErrorCode();
                    case OAuth2AuthorizationException said -> said.getError().getErrorCode();
                    default -> UNKNOWN;
                };
        return CODE.matcher(code).matches() ? code : UNKNOWN;
    }

    /// What the token endpoint answers to our id and secret with a code that is none: a provider
    /// that knows us says `invalid_grant`.
    String verdict(ClientRegistration registration) {
        var sent =
                OAuth2AuthorizationRequest.authorizationCode()
                        .clientId(registration.getClientId())
                        .authorizationUri(
                                Objects.requireNonNull(
                                        registration.getProviderDetails().getAuthorizationUri()))
                        .redirectUri(registration.getRedirectUri())
                        .state(NO_CODE)
                        .build();
        var answer =
                OAuth2AuthorizationResponse.success(NO_CODE)
                        .redirectUri(Objects.requireNonNull(sent.getRedirectUri()))
                        .state(NO_CODE)
                        .build();
        try {
            tokens.getTokenResponse(
                    new OAuth2AuthorizationCodeGrantRequest(
                            registration, new OAuth2AuthorizationExchange(sent, answer)));
            return UNKNOWN;
        } catch (OAuth2AuthorizationException said) {
            return code(said);
        }
    }
}
