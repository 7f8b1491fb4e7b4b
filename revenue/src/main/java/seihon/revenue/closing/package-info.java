/// Month-end closings (月次締め): what a month's figures were when it ended stays as reported in the
/// ledger, and what later facts make of it shows as a restatement.
@NullMarked
package seihon.revenue.closing;

import org.jspecify.annotations.NullMarked;
