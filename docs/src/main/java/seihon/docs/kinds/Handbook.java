package seihon.docs.kinds;

import java.util.List;

/// A page of the handbook (手引き): how the company works. `tags` help to find it.
public record Handbook(List<String> tags) {

    public Handbook {
        tags = List.copyOf(tags);
    }
}
