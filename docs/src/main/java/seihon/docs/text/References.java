package seihon.docs.text;

import java.util.Optional;
import seihon.docs.DocId;
import seihon.domain.PersonId;

/// What a document refers to, asked while it is rendered.
public interface References {

    Optional<Target> document(DocId id);

    /// A path of the repository, e.g. `Stock/handbook/sales.md`.
    Optional<Target> path(String path);

    /// The name to show; the id when there is none.
    String person(PersonId person);

    /// The address of a picture in the repository or among the attachments.
    Optional<String> image(String path);

    /// `address` is the page's, starting with `/`.
    record Target(String title, String address) {}

    /// For previews and tests: nothing is known, people are shown by id.
    References NONE =
            new References() {
                @Override
                public Optional<Target> document(DocId id) {
                    return Optional.empty();
                }

                @Override
                public Optional<Target> path(String path) {
                    return Optional.empty();
                }

                @Override
                public String person(PersonId person) {
                    return person.value();
                }

                @Override
                public Optional<String> image(String path) {
                    return Optional.empty();
                }
            };
}
