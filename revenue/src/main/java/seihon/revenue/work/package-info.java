/// Cases as those who work on them see them: whom to call next, why a case stands where it stands,
/// and what people add by hand.
@NullMarked
package seihon.revenue.work;

import org.jspecify.annotations.NullMarked;
