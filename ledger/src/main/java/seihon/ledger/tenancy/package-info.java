/// Where every database transaction begins and gets its tenant: nothing else in the house begins
/// one.
@NullMarked
package seihon.ledger.tenancy;

import org.jspecify.annotations.NullMarked;
