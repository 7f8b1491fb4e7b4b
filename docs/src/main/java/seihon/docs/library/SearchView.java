package seihon.docs.library;

import java.time.Instant;
import java.util.List;
import seihon.docs.search.Query;

/// What a search found. `kinds` are those among all hits, to narrow down to.
record SearchView(
        String q, String kind, List<Choice> kinds, List<Hit> hits, int total, boolean asked) {

    record Choice(String kind, String label, int count, String address, boolean chosen) {}

    record Hit(
            String address,
            List<Query.Part> title,
            String kind,
            String place,
            Instant at,
            List<List<Query.Part>> snippets) {}
}
