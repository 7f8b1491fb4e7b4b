/// How a proposal comes to be and is revised: from edits to a change set and a commit, and the row
/// that gets a number.
@NullMarked
package seihon.docs.opening;

import org.jspecify.annotations.NullMarked;
