/// For whoever keeps the house running: its state, the rebuild and check of what it keeps, and the
/// page for IT.
@NullMarked
package seihon.app.operation;

import org.jspecify.annotations.NullMarked;
