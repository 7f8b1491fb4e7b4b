package seihon.people.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/// Makes the readers of ID tokens. Differs from Spring's own factory in that it keeps no reader
/// beyond its registration (settings change), asks for keys as we ask for everything, reads our
/// clock, and takes every public-key signature that the provider announces.
@Component
class IdTokens implements JwtDecoderFactory<ClientRegistration> {

    private final ProviderCalls calls;
    private final Clock clock;

    /// By identity: a registration that was made anew gets a reader of its own.
    private final Cache<ClientRegistration, JwtDecoder> readers =
            Caffeine.newBuilder().weakKeys().build();

    IdTokens(ProviderCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return readers.get(registration, this::reader);
    }

    private JwtDecoder reader(ClientRegistration registration) {
        var keys = Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri());
        var reader =
                NimbusJwtDecoder.withJwkSetUri(keys)
                        .jwsAlgorithms(known -> known.addAll(signatures(registration)))
                        .restOperations(calls.keys())
                        .build();
        var times = new JwtTimestampValidator();
        times.setClock(clock);
        var token = new OidcIdTokenValidator(registration);
        token.setClock(clock);
        reader.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, token));
        reader.setClaimSetConverter(
                new ClaimTypeConverter(
                        OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return reader;
    }

    /// A provider that announces none signs by RS256, as the standard demands of all.
    private static Set<SignatureAlgorithm> signatures(ClientRegistration registration) {
        var announced =
                registration
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get("id_token_signing_alg_values_supported");
        var known =
                Arrays.stream(SignatureAlgorithm.values())
                        .filter(one ->
                                announced instanceof Collection<?> many
                                        && many.contains(one.getName()))
                        .collect(Collectors.toUnmodifiableSet());
        return known.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : known;
    }
}
