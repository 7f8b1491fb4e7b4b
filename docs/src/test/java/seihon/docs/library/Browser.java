package seihon.docs.library;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;
import seihon.domain.Person;
import seihon.web.SignedIn;

/// Opens pages as a signed-in person, without a socket.
public final class Browser {

    private final MockMvc mvc;

    public Browser(WebApplicationContext context) {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    public MockHttpServletResponse open(Person person, String address) {
        return acting(
                person, () -> mvc.perform(get(URI.create(address))).andReturn().getResponse());
    }

    /// The page's text in UTF-8; fails unless it is there.
    public String page(Person person, String address) throws Exception {
        var response = open(person, address);
        if (response.getStatus() != 200) {
            throw new AssertionError(
                    address
                            + " answered "
                            + response.getStatus()
                            + " "
                            + response.getContentAsString());
        }
        return response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    /// Where an answer leads to; fails when it leads nowhere.
    public static String goal(MockHttpServletResponse answer) {
        return Objects.requireNonNull(answer.getRedirectedUrl(), "answered " + answer.getStatus());
    }

    public static String etag(MockHttpServletResponse answer) {
        return Objects.requireNonNull(answer.getHeader("ETag"));
    }

    public MockHttpServletResponse send(Person person, String address, Map<String, String> fields) {
        var request = post(URI.create(address));
        request.param("_key", java.util.UUID.randomUUID().toString());
        fields.forEach(request::param);
        return acting(person, () -> mvc.perform(request).andReturn().getResponse());
    }

    /// What a browser shows after sending: the page that the answer leads to, told what became of
    /// it.
    public String sent(Person person, String address, Map<String, String> fields) {
        var request = post(URI.create(address));
        request.param("_key", java.util.UUID.randomUUID().toString());
        fields.forEach(request::param);
        var page =
                acting(
                        person,
                        () -> {
                            var answer = mvc.perform(request).andReturn();
                            var next = get(URI.create(goal(answer.getResponse())));
                            answer.getFlashMap().forEach(next::flashAttr);
                            return mvc.perform(next).andReturn().getResponse();
                        });
        return new String(page.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /// The text of what answers fields of which some are sent several times.
    public String typed(Person person, String address, MultiValueMap<String, String> fields) {
        var request = post(URI.create(address)).params(fields);
        request.param("_key", java.util.UUID.randomUUID().toString());
        var answer = acting(person, () -> mvc.perform(request).andReturn().getResponse());
        return new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /// What the next page is told after one field was sent several times.
    public Map<String, ?> flash(Person person, String address, String field, List<String> values) {
        var request = post(URI.create(address));
        request.param("_key", java.util.UUID.randomUUID().toString());
        request.param(field, values.toArray(String[]::new));
        return acting(person, () -> mvc.perform(request).andReturn().getFlashMap());
    }

    public MockHttpServletResponse ask(Person person, String address, String accept) {
        var request = get(URI.create(address)).header("Accept", accept);
        return acting(person, () -> mvc.perform(request).andReturn().getResponse());
    }

    /// `ifMatch` empty: the header is left out.
    public MockHttpServletResponse put(Person person, String address, String ifMatch, String text) {
        return put(
                person, address, ifMatch, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public MockHttpServletResponse put(
            Person person, String address, String ifMatch, byte[] content) {
        var request =
                MockMvcRequestBuilders.put(URI.create(address))
                        .contentType("text/plain; charset=utf-8")
                        .content(content);
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        return acting(person, () -> mvc.perform(request).andReturn().getResponse());
    }

    public MockHttpServletResponse attach(
            Person person, String address, Map<String, String> fields, MockMultipartFile file) {
        var request =
                MockMvcRequestBuilders.multipart(URI.create(address))
                        .file(file)
                        .param("_key", java.util.UUID.randomUUID().toString());
        fields.forEach(request::param);
        return acting(person, () -> mvc.perform(request).andReturn().getResponse());
    }

    /// What a program sends; an empty body is none.
    public MockHttpServletResponse json(Person person, String address, String body) {
        var request = post(URI.create(address)).contentType(MediaType.APPLICATION_JSON);
        request.content(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return acting(person, () -> mvc.perform(request).andReturn().getResponse());
    }

    private interface Act<T> {
        T perform() throws Exception;
    }

    private static <T> T acting(Person person, Act<T> act) {
        record Session(Person person) implements SignedIn {}
        var token = new TestingAuthenticationToken(new Session(person), "");
        token.setAuthenticated(true);
        SecurityContextHolder.getContext().setAuthentication(token);
        try {
            return act.perform();
        } catch (Exception fault) {
            throw new AssertionError(fault);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
