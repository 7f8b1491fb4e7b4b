/// The door for files: landed, checked as a whole, then taken apart and appended in the background.
@NullMarked
package seihon.connectors.imports;

import org.jspecify.annotations.NullMarked;
