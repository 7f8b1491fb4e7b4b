/// Proposals (稟議・提案) as people meet them: the commands behind [seihon.docs.Proposals], the pages
/// and the API.
@NullMarked
package seihon.docs.proposals;

import org.jspecify.annotations.NullMarked;
