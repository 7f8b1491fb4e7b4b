/// The pages of a stage model: flow and balance by month, conversion, moves and stalled cases, win
/// rates; and the few figures that open the day.
@NullMarked
package seihon.revenue.board;

import org.jspecify.annotations.NullMarked;
