/// The checks that the document store brings itself: schema, names, links, dates, discussions, a
/// policy that can be satisfied.
@NullMarked
package seihon.docs.checks;

import org.jspecify.annotations.NullMarked;
