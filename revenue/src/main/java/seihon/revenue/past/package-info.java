/// Figures as of an earlier size of the ledger, by the definitions of then: derived in the
/// background by the same code into rows that never live, kept for a while and dropped. Tables:
/// `revenue_past`.
@NullMarked
package seihon.revenue.past;

import org.jspecify.annotations.NullMarked;
