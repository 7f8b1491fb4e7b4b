/// Numbers on pages, followed to what explains them.
@NullMarked
package seihon.app.why;

import org.jspecify.annotations.NullMarked;
