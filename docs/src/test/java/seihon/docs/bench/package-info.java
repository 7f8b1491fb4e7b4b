/// What the benchmarks of this module share.
@NullMarked
package seihon.docs.bench;

import org.jspecify.annotations.NullMarked;
