/// The inbox: what waits for me in all rooms, on one page. A query, never a stored flag.
@NullMarked
package seihon.app.inbox;

import org.jspecify.annotations.NullMarked;
