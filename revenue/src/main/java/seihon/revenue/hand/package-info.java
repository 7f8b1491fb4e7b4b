/// What people state by hand: facts of the source `manual`, with who said it. They are counted as
/// such wherever facts are counted.
@NullMarked
package seihon.revenue.hand;

import org.jspecify.annotations.NullMarked;
