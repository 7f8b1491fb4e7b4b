package seihon.docs.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.Revision;

/// The living documents of a company at one state of `main`, in path order.
final class Living {

    private final List<Revision> all;
    private final Map<String, List<Revision>> byKind;
    private final Map<DocPath, Revision> byPath = new HashMap<>();
    private final Map<DocId, Revision> byDoc = new HashMap<>();

    Living(List<Revision> all) {
        this.all = List.copyOf(all);
        byKind = all.stream().collect(Collectors.groupingBy(one -> one.doc().kind()));
        all.forEach(one -> {
            byPath.put(one.path(), one);
            byDoc.put(one.doc(), one);
        });
    }

    List<Revision> all() {
        return all;
    }

    List<Revision> ofKind(String kind) {
        return List.copyOf(byKind.getOrDefault(kind, List.of()));
    }

    Optional<Revision> of(DocId doc) {
        return Optional.ofNullable(byDoc.get(doc));
    }

    Optional<Revision> at(DocPath path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
