/// Pure rules: the visits that the facts of a case give under a stage model, and what kind of move
/// leads from one to the next. No clock, no database.
@NullMarked
package seihon.revenue.visits;

import org.jspecify.annotations.NullMarked;
