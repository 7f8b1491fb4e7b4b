/// Git as rows: objects, refs and reflog of a tenant's repository in PostgreSQL, through JGit's
/// public abstract classes. Nothing else in the house touches Git.
@NullMarked
package seihon.docs.git;

import org.jspecify.annotations.NullMarked;
