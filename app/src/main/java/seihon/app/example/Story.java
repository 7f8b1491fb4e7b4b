package seihon.app.example;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened at the example company, in order. Each step has exactly one of its acts.
record Story(List<Step> steps, List<Away> absences) {

    Story {
        steps = List.copyOf(steps);
        absences = List.copyOf(absences);
    }

    record Step(
            @Nullable Open open,
            @Nullable Revise revise,
            @Nullable Approve approve,
            @Nullable SendBack sendBack,
            @Nullable Comment comment,
            @Nullable Simple merge,
            @Nullable Simple withdraw) {}

    /// `edit` replaces text that stands on `main`, `add` writes new files.
    record Open(
            String key,
            String as,
            String at,
            String title,
            String why,
            @Nullable List<Edit> edit,
            @Nullable List<Add> add) {

        List<Edit> edits() {
            return edit == null ? List.of() : edit;
        }

        List<Add> additions() {
            return add == null ? List.of() : add;
        }
    }

    record Revise(String key, String as, String at, String why, List<Edit> edit) {}

    record Approve(String key, String as, String at, @Nullable String word) {}

    record SendBack(String key, String as, String at, String why) {}

    record Comment(String key, String as, String at, String text, @Nullable Answer resolve) {}

    /// The answer that settles a discussion.
    record Answer(String as, String at, String text) {}

    record Simple(String key, String as, String at, @Nullable String why) {}

    record Edit(String path, String from, String to) {}

    record Add(String path, String content) {}

    /// Away from `from` to `until` days after the first start, with somebody deciding instead.
    record Away(String as, int from, int until, String deputy) {}
}
