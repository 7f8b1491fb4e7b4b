/// Words and pure rules that every floor shares: JDK only, no Spring, no SQL, no clock.
@NullMarked
package seihon.domain;

import org.jspecify.annotations.NullMarked;
