/// The merge (正本にする): one transaction that moves `main`, with the checks, the approvals and the
/// ledger entry in it.
@NullMarked
package seihon.docs.merge;

import org.jspecify.annotations.NullMarked;
