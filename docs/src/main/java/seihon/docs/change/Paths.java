package seihon.docs.change;

import java.util.List;
import java.util.stream.Collectors;
import seihon.docs.DocPath;

/// Paths as a sentence names them: the first few, then an ellipsis.
public final class Paths {

    private static final int MOST_NAMED = 5;

    private Paths() {}

    public static String listed(List<DocPath> paths) {
        var named =
                paths.stream()
                        .limit(MOST_NAMED)
                        .map(DocPath::value)
                        .collect(Collectors.joining(", "));
        return paths.size() > MOST_NAMED ? named + " …" : named;
    }
}
