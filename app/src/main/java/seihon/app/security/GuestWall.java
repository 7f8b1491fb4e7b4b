package seihon.app.security;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/// Who signed in may open pages; a guest only the ones a guest has use for. What a guest sees on
/// them is decided by the documents shared with them.
final class GuestWall implements AuthorizationManager<RequestAuthorizationContext> {

    private static final List<String> FOR_GUESTS =
            List.of("/documents", "/settings/profile", "/signout", "/menu");

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends Authentication> who, RequestAuthorizationContext context) {
        if (!(who.get() instanceof Acting acting)) {
            return new AuthorizationDecision(false);
        }
        var path = context.getRequest().getRequestURI();
        var open =
                !acting.person().guest()
                        || path.equals("/")
                        || FOR_GUESTS.stream().anyMatch(root -> isBelow(path, root));
        return new AuthorizationDecision(open);
    }

    private static boolean isBelow(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
