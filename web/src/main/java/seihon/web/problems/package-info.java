/// Refusals and faults at the border: problems for programs, error pages for people. Never a stack
/// trace.
@NullMarked
package seihon.web.problems;

import org.jspecify.annotations.NullMarked;
