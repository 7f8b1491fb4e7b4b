/// The figures of a stage model: questions, the rows that answer them, and how both look to
/// programs.
@NullMarked
package seihon.revenue.funnel;

import org.jspecify.annotations.NullMarked;
