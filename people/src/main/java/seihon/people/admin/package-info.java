/// What administrators do to accounts, and what everybody may change about themselves. Roles are
/// not changed here but by approved documents.
@NullMarked
package seihon.people.admin;

import org.jspecify.annotations.NullMarked;
