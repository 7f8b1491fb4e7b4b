/// Replay: workers that keep every projection up with the log, and rebuilds that derive all of it
/// again and compare.
@NullMarked
package seihon.ledger.replay;

import org.jspecify.annotations.NullMarked;
