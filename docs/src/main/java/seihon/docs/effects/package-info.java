/// What the numbers would be under a proposal (数字への影響): asked for when a proposal is opened or
/// revised or the definitions beside it change, calculated in the background, shown beside the
/// difference, in the inbox and to programs. Tables: `docs_effect`.
@NullMarked
package seihon.docs.effects;

import org.jspecify.annotations.NullMarked;
