/// Leaving (退職): what somebody who goes leaves behind, and who takes it over.
@NullMarked
package seihon.people.leaving;

import org.jspecify.annotations.NullMarked;
