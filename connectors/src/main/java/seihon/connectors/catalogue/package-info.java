/// What there is: kinds of facts, the mappings that read them with every field's meaning, master
/// data and what it lacks.
@NullMarked
package seihon.connectors.catalogue;

import org.jspecify.annotations.NullMarked;
