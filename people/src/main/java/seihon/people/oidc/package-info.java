/// Signing in through the company's own provider (OpenID Connect): its settings, the test of the
/// connection, and whose account an answer means. The protocol itself is Spring Security's.
@NullMarked
package seihon.people.oidc;

import org.jspecify.annotations.NullMarked;
