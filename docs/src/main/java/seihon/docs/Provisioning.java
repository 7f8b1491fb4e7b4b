package seihon.docs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import seihon.domain.TenantId;

/// The first commits of a company's repository, from a folder of files. Whoever makes the tenant
/// (its row, its people) calls it inside that transaction.
public interface Provisioning {

    /// Reads `Stock/`, `templates/` and `Flow/` of a folder; touches no database.
    Folder read(Path folder);

    /// Makes `main` (Stock/, templates/) and `flow` (Flow/) with one commit each and the ledger
    /// entry `provision`. The files are looked at like a proposal; when anything is wrong the
    /// problems are answered, with file and line, and nothing is written. Empty: it is done.
    List<Problem> create(
            TenantId tenant, String name, SortedMap<DocPath, String> files, Instant at);

    /// `ignored` are the folder's other entries, as relative paths; `problems` are files that
    /// cannot be taken at all (no text, too large, a name that is not allowed).
    record Folder(SortedMap<DocPath, String> files, List<String> ignored, List<Problem> problems) {
        public Folder {
            files = new TreeMap<>(files);
            ignored = List.copyOf(ignored);
            problems = List.copyOf(problems);
        }
    }
}
