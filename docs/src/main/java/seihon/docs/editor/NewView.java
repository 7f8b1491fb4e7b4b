package seihon.docs.editor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where to begin: from a template, or with a draft of mine.
record NewView(List<Template> templates, List<Mine> drafts) {

    /// `sealed` begins the same as a sealed document; empty for kinds that have no body.
    record Template(String title, String kind, String address, Optional<String> sealed) {}

    record Mine(String title, String address, Instant savedAt, String path) {}
}
