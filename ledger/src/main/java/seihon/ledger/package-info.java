/// The ledger (台帳): one append-only log of entries per tenant, numbered without gaps and hashed,
/// and the replay that derives everything else from it. Facts and decisions share one order. May
/// use: domain. Never edits or deletes an entry; a command's entry commits with the command.
/// Tables: `ledger_*`.
@NullMarked
package seihon.ledger;

import org.jspecify.annotations.NullMarked;
