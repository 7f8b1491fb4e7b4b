package seihon.app.security;

import java.util.regex.Pattern;

/// Where to go after signing in: only ever a page of this server.
final class LocalAddress {

    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]{0,1000}");

    private LocalAddress() {}

    static String orHome(String address) {
        return LOCAL.matcher(address).matches() && !isDoor(address) ? address : "/";
    }

    /// Leads nowhere: one is in already.
    private static boolean isDoor(String address) {
        return address.startsWith("/signin") || address.startsWith("/sign-in/");
    }
}
