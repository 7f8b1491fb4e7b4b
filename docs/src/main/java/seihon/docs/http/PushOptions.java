package seihon.docs.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import seihon.domain.Outcome;
import seihon.domain.Refusal;

/// What a person said beside the push: `-o topic=…` names the proposal that later pushes update,
/// `-o title=…` and `-o why=…` take the place of the commit's message.
record PushOptions(Optional<String> topic, Optional<String> title, Optional<String> why) {

    private static final Pattern TOPIC = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]{0,63}");

    /// An unknown option is refused: a misspelt topic would open a second proposal.
    static Outcome<PushOptions> read(@Nullable List<String> given) {
        var options = new PushOptions(Optional.empty(), Optional.empty(), Optional.empty());
        if (given == null) {
            return Outcome.done(options);
        }
        for (var option : given) {
            var equals = option.indexOf('=');
            var name = equals < 0 ? option : option.substring(0, equals);
            var value = equals < 0 ? "" : option.substring(equals + 1).strip();
            switch (name) {
                case "topic" -> {
                    if (!TOPIC.matcher(value).matches()) {
                        return Outcome.refused("docs.git.topic-invalid", value);
                    }
                    options = new PushOptions(Optional.of(value), options.title, options.why);
                }
                case "title" ->
                        options = new PushOptions(options.topic, Optional.of(value), options.why);
                case "why" ->
                        options = new PushOptions(options.topic, options.title, Optional.of(value));
                default -> {
                    return Outcome.refused(Refusal.of("docs.git.option-invalid", name));
                }
            }
        }
        return Outcome.done(options);
    }
}
