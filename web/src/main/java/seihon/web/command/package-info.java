/// Commands that are sent twice are done once: every form carries a key, every program may send
/// one, and the key is stored in the command's own transaction.
@NullMarked
package seihon.web.command;

import org.jspecify.annotations.NullMarked;
