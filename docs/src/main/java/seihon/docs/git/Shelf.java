package seihon.docs.git;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/// Where the objects of one repository are read and put: the rows themselves, or a quarantine in
/// front of them.
interface Shelf {

    Optional<GitObject> find(AnyObjectId id);

    /// Ids between two others, both included, at most a handful: what an abbreviation may mean.
    List<ObjectId> between(ObjectId first, ObjectId last);

    /// Asked before an inserter holds an object of this weight. Throws
    /// [org.eclipse.jgit.errors.LargeObjectException] when there is no room for it.
    void makeRoom(int weight);

    /// All or nothing; what is there already stays as it is.
    void put(Map<ObjectId, GitObject> objects) throws IOException;
}
