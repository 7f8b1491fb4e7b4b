/// Search in Japanese: one- and two-character grams of approved documents and Flow notes, read by
/// index-only scans, then checked against the text itself. Tables: `docs_search_gram`.
@NullMarked
package seihon.docs.search;

import org.jspecify.annotations.NullMarked;
