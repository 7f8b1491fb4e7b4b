/// What people say about a proposal: comments on blocks, answers, suggested edits and their
/// application in a batch. Tables: `docs_comment`.
@NullMarked
package seihon.docs.comments;

import org.jspecify.annotations.NullMarked;
