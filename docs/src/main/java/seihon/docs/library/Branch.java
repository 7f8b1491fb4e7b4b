package seihon.docs.library;

import java.util.List;

/// A folder or a document in the tree beside a page. Folders not on the way to the current page are
/// shut: they have no branches.
public record Branch(
        String label, String address, boolean folder, boolean current, List<Branch> branches) {
    public Branch {
        branches = List.copyOf(branches);
    }
}
