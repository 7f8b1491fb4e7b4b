/// What people state by hand: facts of the source `manual`, with who said it, counted as such
/// wherever facts are counted; and what is stated of a stage model itself.
@NullMarked
package seihon.revenue.hand;

import org.jspecify.annotations.NullMarked;
