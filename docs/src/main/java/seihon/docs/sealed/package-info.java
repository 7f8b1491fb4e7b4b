/// Sealed documents (封印): front matter in Git for everybody, the body as ciphertext for its
/// readers. Turns what people write into what Git holds, and gives the body back to whoever may
/// read it. Tables: `docs_sealed_key`, `docs_sealed`.
@NullMarked
package seihon.docs.sealed;

import org.jspecify.annotations.NullMarked;
