/// The library (書庫): pages on which people read approved documents and notes, their history, who
/// wrote which block, and who may see them. Tables: none of its own.
@NullMarked
package seihon.docs.library;

import org.jspecify.annotations.NullMarked;
