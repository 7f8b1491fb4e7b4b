/// The projection of one stage model: facts in, journal of moves, visits, cases and rollups out.
@NullMarked
package seihon.revenue.journal;

import org.jspecify.annotations.NullMarked;
