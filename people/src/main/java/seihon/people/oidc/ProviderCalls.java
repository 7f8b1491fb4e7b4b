package seihon.people.oidc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;
import seihon.domain.Outcome;

/// Everything we ask a provider ourselves: never redirected, answered within [#WAIT] and in at most
/// [#LARGEST_ANSWER] bytes.
@Component
class ProviderCalls {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final long LARGEST_ANSWER = 1024 * 1024;

    private final ClientHttpRequestFactory requests;
    private final RestClient client;

    ProviderCalls() {
        var factory =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .followRedirects(Redirect.NEVER)
                                .connectTimeout(CONNECT)
                                .executor(Executors.newVirtualThreadPerTaskExecutor())
                                .build());
        factory.setReadTimeout(WAIT);
        requests = factory;
        client = RestClient.builder().requestFactory(factory).requestInterceptor(LIMIT).build();
    }

    /// The text that stands at an address. Refused with what was found there instead.
    Outcome<String> text(String address) {
        try {
            return Objects.requireNonNull(
                    client.get()
                            .uri(URI.create(address))
                            .exchange((_, response) -> read(address, response)));
        } catch (RestClientException gone) {
            var cause = gone.getMostSpecificCause();
            return Outcome.refused("people.oidc.unreachable", address, cause.toString());
        }
    }

    private static Outcome<String> read(String address, ClientHttpResponse response)
            throws IOException {
        var status = response.getStatusCode();
        if (status.value() != HttpStatus.OK.value()) {
            return Outcome.refused("people.oidc.status", address, status.value());
        }
        return Outcome.done(new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /// For the token endpoint, whose answers have a form of their own.
    RestClient tokens() {
        return RestClient.builder()
                .requestFactory(requests)
                .requestInterceptor(LIMIT)
                .configureMessageConverters(converters ->
                        converters
                                .addCustomConverter(new FormHttpMessageConverter())
                                .addCustomConverter(
                                        new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /// For the keys.
    RestOperations keys() {
        var template = new RestTemplate(requests);
        template.setInterceptors(List.of(LIMIT));
        return template;
    }

    /// For what the provider says about a person.
    RestOperations userInfo() {
        var template = new RestTemplate(requests);
        template.setInterceptors(List.of(LIMIT));
        template.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return template;
    }

    private static final ClientHttpRequestInterceptor LIMIT = ProviderCalls::limited;

    private static ClientHttpResponse limited(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        return new Limited(execution.execute(request, body));
    }

    private record Limited(ClientHttpResponse response) implements ClientHttpResponse {

        @Override
        public org.springframework.http.HttpStatusCode getStatusCode() throws IOException {
            return response.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return response.getStatusText();
        }

        @Override
        public org.springframework.http.HttpHeaders getHeaders() {
            return response.getHeaders();
        }

        @Override
        public InputStream getBody() throws IOException {
            return new LimitedStream(response.getBody());
        }

        @Override
        public void close() {
            response.close();
        }
    }

    private static final class LimitedStream extends FilterInputStream {

        private long left = LARGEST_ANSWER;

        LimitedStream(InputStream answer) {
            super(answer);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = super.read(into, from, length);
            return counted(read, read);
        }

        private int counted(int answer, int bytes) throws IOException {
            left -= Math.max(bytes, 0);
            if (left < 0) {
                throw new IOException("more than " + LARGEST_ANSWER + " bytes");
            }
            return answer;
        }
    }
}
