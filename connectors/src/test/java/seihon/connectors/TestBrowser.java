package seihon.connectors;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import seihon.domain.Person;
import seihon.web.SignedIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks pages and the API as one person, without a socket.
public final class TestBrowser {

    private final MockMvc mvc;
    private final Person person;

    public TestBrowser(WebApplicationContext context, Person person) {
        this.mvc = MockMvcBuilders.webAppContextSetup(context).build();
        this.person = person;
    }

    /// A status and a body.
    public record Answer(int status, String text, MockHttpServletResponse whole) {

        public JsonNode json() {
            return new JsonMapper().readTree(text);
        }
    }

    public Answer open(String address) {
        return perform(get(URI.create(address)));
    }

    public Answer send(String address, Map<String, String> headers, String body) {
        return send(address, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer send(String address, Map<String, String> headers, byte[] body) {
        var request = post(URI.create(address)).content(body);
        headers.forEach(request::header);
        return perform(request);
    }

    public Answer json(String address, String body) {
        return send(address, Map.of(HttpHeaders.CONTENT_TYPE, "application/json"), body);
    }

    /// A form of a page.
    public Answer submit(String address, Map<String, String> fields) {
        MockHttpServletRequestBuilder request = post(URI.create(address));
        request.param("_key", UUID.randomUUID().toString());
        fields.forEach(request::param);
        return perform(request);
    }

    public Answer upload(String address, Map<String, String> fields, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var request =
                multipart(URI.create(address))
                        .file(new MockMultipartFile("file", "leads.csv", "text/csv", bytes));
        request.param("_key", UUID.randomUUID().toString());
        fields.forEach(request::param);
        return perform(request);
    }

    private Answer perform(RequestBuilder request) {
        record Session(Person person) implements SignedIn {}
        var token = new TestingAuthenticationToken(new Session(person), "");
        token.setAuthenticated(true);
        SecurityContextHolder.getContext().setAuthentication(token);
        try {
            var answer = mvc.perform(request).andReturn().getResponse();
            return new Answer(
                    answer.getStatus(), answer.getContentAsString(StandardCharsets.UTF_8), answer);
        } catch (Exception fault) {
            throw new AssertionError(fault);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
