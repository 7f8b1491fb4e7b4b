/// Documents as text: reading them with positions, rendering, comparing and merging. Pure: no
/// clock, no database, no network.
@NullMarked
package seihon.docs.text;

import org.jspecify.annotations.NullMarked;
