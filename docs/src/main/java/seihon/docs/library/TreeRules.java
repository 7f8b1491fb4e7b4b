package seihon.docs.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import seihon.docs.reading.DocAddress;

/// Lays documents out as a tree of folders, open along one path.
final class TreeRules {

    private TreeRules() {}

    /// A document in the tree: its path and the title to show.
    record Leaf(String path, String title) {}

    /// What a folder is called: `handbook/sales` → 営業.
    interface Labels {
        String of(String folder);
    }

    /// The top level is what lies below `Stock/`, then the other roots. `current` is the path of
    /// the page, a document's or a folder's.
    static List<Branch> tree(List<Leaf> leaves, String current, Labels labels) {
        var top = new ArrayList<Branch>();
        for (var root : List.of("Stock/", "templates/", "Flow/")) {
            var below = leaves.stream().filter(leaf -> leaf.path().startsWith(root)).toList();
            if (below.isEmpty()) {
                continue;
            }
            if (root.equals("Stock/")) {
                top.addAll(branches(below, root, current, labels));
            } else {
                top.add(folder(below, root, current, labels));
            }
        }
        return top;
    }

    private static List<Branch> branches(
            List<Leaf> leaves, String prefix, String current, Labels labels) {
        var folders = new LinkedHashMap<String, List<Leaf>>();
        var documents = new ArrayList<Branch>();
        for (var leaf : leaves) {
            var slash = leaf.path().indexOf('/', prefix.length());
            if (slash < 0) {
                documents.add(document(leaf, current));
            } else {
                folders.computeIfAbsent(leaf.path().substring(0, slash + 1), _ -> new ArrayList<>())
                        .add(leaf);
            }
        }
        var all = new ArrayList<Branch>();
        for (Map.Entry<String, List<Leaf>> each : folders.entrySet()) {
            all.add(folder(each.getValue(), each.getKey(), current, labels));
        }
        all.addAll(documents);
        return all;
    }

    private static Branch document(Leaf leaf, String current) {
        return new Branch(
                leaf.title(),
                DocAddress.of(leaf.path()),
                false,
                leaf.path().equals(current),
                List.of());
    }

    private static Branch folder(List<Leaf> leaves, String prefix, String current, Labels labels) {
        var place = prefix.substring(0, prefix.length() - 1);
        var open = current.startsWith(prefix) || current.equals(place);
        return new Branch(
                labels.of(place),
                DocAddress.of(place),
                true,
                current.equals(place),
                open ? branches(leaves, prefix, current, labels) : List.of());
    }
}
