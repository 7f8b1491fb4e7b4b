/// Who must approve what: the approval policy as a document, and its evaluation as one pure
/// function of change, time, organisation and absence. Screen, inbox and merge use the same answer.
@NullMarked
package seihon.docs.policy;

import org.jspecify.annotations.NullMarked;
