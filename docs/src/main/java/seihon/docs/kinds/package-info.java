/// The kinds of documents that no other module owns: handbook, policy, minutes, project charter,
/// template. Each is a schema, a typed form and what must hold beyond the schema.
@NullMarked
package seihon.docs.kinds;

import org.jspecify.annotations.NullMarked;
