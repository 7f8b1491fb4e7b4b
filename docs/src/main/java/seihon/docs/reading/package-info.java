/// What people read: approved documents with their revisions, links both ways, and the pages that
/// show them. Reads rows that a merge writes, never a revision walk. Tables: `docs_generation`,
/// `docs_revision`, `docs_link`, `docs_share`.
@NullMarked
package seihon.docs.reading;

import org.jspecify.annotations.NullMarked;
