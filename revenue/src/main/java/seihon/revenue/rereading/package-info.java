/// Entries read once more by other documents than those in force, into facts that never live.
@NullMarked
package seihon.revenue.rereading;

import org.jspecify.annotations.NullMarked;
