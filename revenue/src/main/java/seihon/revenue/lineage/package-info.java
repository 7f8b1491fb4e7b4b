/// Why a figure of revenue is what it is: the numbers it is made of, and the visits that were
/// counted with the facts that began them.
@NullMarked
package seihon.revenue.lineage;

import org.jspecify.annotations.NullMarked;
