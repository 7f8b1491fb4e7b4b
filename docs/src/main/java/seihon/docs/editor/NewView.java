package seihon.docs.editor;

import java.time.Instant;
import java.util.List;

/// Where to begin: from a template, or with a draft of mine.
record NewView(List<Template> templates, List<Mine> drafts) {

    record Template(String title, String kind, String address) {}

    record Mine(String title, String address, Instant savedAt, String path) {}
}
