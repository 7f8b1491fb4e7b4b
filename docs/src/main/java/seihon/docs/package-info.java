/// The document store (正本): documents in Git, changed only by approved proposals. Git lives only
/// here. May use: domain, ledger, web. The root package is the door; rooms may use each other's
/// public types inside this module (no cycles), nobody outside may. Tables: `docs_*`.
@NullMarked
package seihon.docs;

import org.jspecify.annotations.NullMarked;
