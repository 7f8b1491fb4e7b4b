/// The application's key and what is sealed with it. The key comes in as `seihon.key` and never
/// leaves this room.
@NullMarked
package seihon.ledger.vault;

import org.jspecify.annotations.NullMarked;
