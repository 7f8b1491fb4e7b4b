/// Rows of master data: derived from the entries of their imports.
@NullMarked
package seihon.connectors.reference;

import org.jspecify.annotations.NullMarked;
