/// Stage models as documents: what one may say, and what is checked before it is approved.
@NullMarked
package seihon.revenue.model;

import org.jspecify.annotations.NullMarked;
