/// One-time links by mail: invitation (招待) and recovery (再設定). A link is stored as a digest, works
/// once, and only until it expires.
@NullMarked
package seihon.people.link;

import org.jspecify.annotations.NullMarked;
