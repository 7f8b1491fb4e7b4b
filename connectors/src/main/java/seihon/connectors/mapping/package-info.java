/// Mappings and references as documents, and the pure reading of rows as facts. Public here is what
/// the doors use to answer at once, by the same rules as the projection.
@NullMarked
package seihon.connectors.mapping;

import org.jspecify.annotations.NullMarked;
