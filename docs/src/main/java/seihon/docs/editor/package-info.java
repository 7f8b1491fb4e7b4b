/// Where people write: drafts of proposals, from a template, a document, a former revision or a
/// note, with what it will look like and what is wrong with it. A draft is rows until it is
/// proposed. Tables: `docs_draft`, `docs_draft_file`.
@NullMarked
package seihon.docs.editor;

import org.jspecify.annotations.NullMarked;
