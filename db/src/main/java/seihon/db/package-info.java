/// The database: its migrations, the PostgreSQL that the embedded default starts, the two roles and
/// the walls between them. Everything here works without Spring, because it runs before the
/// application does. Knows no table of any module.
@NullMarked
package seihon.db;

import org.jspecify.annotations.NullMarked;
