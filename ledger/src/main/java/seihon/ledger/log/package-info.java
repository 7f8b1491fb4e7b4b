/// The log: how an entry gets its bytes, its number and its place in the tree, and how the whole of
/// it is checked. Public here is what the replay room hears of it.
@NullMarked
package seihon.ledger.log;

import org.jspecify.annotations.NullMarked;
