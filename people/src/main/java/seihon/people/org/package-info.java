/// Units, roles, people and the business calendar as the approved documents under `Stock/org` say,
/// and what is derived from them for screens. Decisions read the documents themselves.
@NullMarked
package seihon.people.org;

import org.jspecify.annotations.NullMarked;
