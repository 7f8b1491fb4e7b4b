package seihon.revenue;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import seihon.domain.Person;
import seihon.web.SignedIn;

/// Asks the house as a signed-in person, without a socket.
public final class Asking {

    private final MockMvc mvc;

    public Asking(WebApplicationContext context) {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    public MockHttpServletResponse ask(Person person, String address, String accept) {
        SignedIn principal = () -> person;
        var token = new TestingAuthenticationToken(principal, "");
        token.setAuthenticated(true);
        SecurityContextHolder.getContext().setAuthentication(token);
        try {
            return mvc.perform(get(URI.create(address)).accept(accept)).andReturn().getResponse();
        } catch (Exception fault) {
            throw new AssertionError(fault);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    public static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
