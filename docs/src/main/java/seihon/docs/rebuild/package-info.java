/// Makes the read models of documents again and compares: equal rows, equal digests. Tables:
/// `docs_generation`, and by generation those of `reading`, `search` and `flow`.
@NullMarked
package seihon.docs.rebuild;

import org.jspecify.annotations.NullMarked;
