/// What a proposal is and what it stands at: its revisions, changed files, approvals and steps as
/// rows, and the judgement (checks, requirements, behind or not) that page, inbox and merge share.
@NullMarked
package seihon.docs.change;

import org.jspecify.annotations.NullMarked;
