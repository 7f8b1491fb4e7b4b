/// What waits for whom in the document store, as a query: approvals, returned proposals, comments,
/// reviews after emergencies, documents due for a look.
@NullMarked
package seihon.docs.inbox;

import org.jspecify.annotations.NullMarked;
