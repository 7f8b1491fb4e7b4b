package seihon.app.security;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import seihon.domain.Person;

/// Who signed in may open pages; a guest (and somebody part-time) only the ones they have use for.
/// What they see on them is decided by the documents shared with them.
final class GuestWall implements AuthorizationManager<RequestAuthorizationContext> {

    private static final List<String> FOR_GUESTS =
            List.of(
                    "/documents",
                    "/settings/profile",
                    "/settings/password",
                    "/settings/sessions",
                    "/settings/passkeys",
                    "/signin/again",
                    "/signout",
                    "/menu");

    /// Open to them, but not what lies below.
    private static final List<String> LISTS = List.of("/", "/settings");

    private static final List<String> FOR_THEIR_PROGRAMS = List.of("/api/v1/documents");

    /// Whether a program that acts for a guest may ask this: their documents and nothing else.
    static boolean isOpenTo(Person person, String path) {
        return !person.guest() || FOR_THEIR_PROGRAMS.stream().anyMatch(root -> isBelow(path, root));
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends Authentication> who, RequestAuthorizationContext context) {
        if (!(who.get() instanceof Acting acting)) {
            return new AuthorizationDecision(false);
        }
        var path = context.getRequest().getRequestURI();
        var open =
                !acting.person().guest()
                        || LISTS.contains(path)
                        || FOR_GUESTS.stream().anyMatch(root -> isBelow(path, root));
        return new AuthorizationDecision(open);
    }

    private static boolean isBelow(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
