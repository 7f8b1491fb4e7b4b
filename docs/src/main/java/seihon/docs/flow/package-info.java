/// Working notes (Flow): one commit on `refs/heads/flow` for each save, by any employee, without
/// approval. What proves right is promoted to Stock by a proposal. Tables: `docs_note`.
@NullMarked
package seihon.docs.flow;

import org.jspecify.annotations.NullMarked;
