/// What the numbers of stage models would be under a proposal: the same facts, walked by the
/// present documents and by the proposed ones.
@NullMarked
package seihon.revenue.effect;

import org.jspecify.annotations.NullMarked;
