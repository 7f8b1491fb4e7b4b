package seihon.revenue;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import seihon.domain.Person;
import seihon.web.SignedIn;

/// Asks for pages and figures as somebody.
public record TestBrowser(WebApplicationContext context, Person person) {

    public MockHttpServletResponse ask(String address, String accept) {
        var mvc = MockMvcBuilders.webAppContextSetup(context).build();
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
}
