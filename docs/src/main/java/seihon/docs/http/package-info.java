/// Git over HTTP: clone and fetch what a person may read, and push to `refs/for/main`, which opens
/// or updates a proposal. Refusals are sentences in the terminal of the git client. Nothing here
/// writes Git rows; a push's tree goes on as the texts of a proposal.
@NullMarked
package seihon.docs.http;

import org.jspecify.annotations.NullMarked;
