/// Why (根拠): the page and the call that answer any number with its definition, its calculation, its
/// facts and the rows they came from.
@NullMarked
package seihon.metrics.why;

import org.jspecify.annotations.NullMarked;
