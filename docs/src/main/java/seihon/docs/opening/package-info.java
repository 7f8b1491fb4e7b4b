/// How a proposal comes to be and is revised: from edits to a change set and a commit, and the row
/// that gets a number. Tables: `docs_draft`, `docs_draft_file`.
@NullMarked
package seihon.docs.opening;

import org.jspecify.annotations.NullMarked;
