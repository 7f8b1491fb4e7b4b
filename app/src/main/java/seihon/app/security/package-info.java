/// The guard at the entrance: who comes in by which door (browser, API, Git, metrics), the headers
/// of every answer, and sign-in itself. Knows no page of the rooms.
@NullMarked
package seihon.app.security;

import org.jspecify.annotations.NullMarked;
