package seihon.docs.text;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.ProblemList;
import seihon.docs.Yaml;
import seihon.domain.Refusal;

/// Reads YAML 1.2 (core schema, and `0123` stays text) into a tree that knows its positions.
/// Hostile input ends in a problem, never in exhausted memory: aliases, depth and expanded size are
/// bounded.
public final class YamlReader {

    public static final int MOST_ALIASES = 50;
    public static final int DEEPEST = 20;

    /// Values after aliases are expanded; a real configuration has a few thousand.
    static final int MOST_VALUES = 50_000;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setUseMarks(true).setCodePointLimit(2 << 20).build();

    private YamlReader() {}

    /// The one document of a text. `linesBefore` are the lines of the file above it.
    public static Reading<Yaml> read(DocPath path, String text, int linesBefore) {
        var problems = new ProblemList(path);
        try {
            var events = new Parse(SETTINGS).parseString(text).iterator();
            var value = new YamlTree(events, linesBefore, problems).document();
            return problems.orElse(() -> value);
        } catch (Malformed stop) {
            problems.at(stop.line(), stop.column(), stop.what());
        } catch (MarkedYamlEngineException wrong) {
            var mark = wrong.getProblemMark().or(wrong::getContextMark);
            problems.at(
                    line(mark, linesBefore),
                    mark.map(m -> m.getColumn() + 1).orElse(1),
                    sentence(wrong.getProblem()));
        } catch (YamlEngineException wrong) {
            problems.at(linesBefore + 1, 1, Refusal.of("docs.yaml.syntax"));
        }
        return new Reading.Bad<>(problems.all());
    }

    private static int line(Optional<Mark> mark, int linesBefore) {
        return linesBefore + mark.map(m -> m.getLine() + 1).orElse(1);
    }

    /// The parser's words, as a person should read them.
    private static Refusal sentence(String problem) {
        var words = problem == null ? "" : problem;
        if (words.contains("TAB") || words.contains("\\t") || words.contains("tab")) {
            return Refusal.of("docs.yaml.tab");
        }
        if (words.contains("mapping values are not allowed")) {
            return Refusal.of("docs.yaml.colon");
        }
        if (words.contains("could not find expected ':'")) {
            return Refusal.of("docs.yaml.colon-missing");
        }
        if (words.contains("unexpected end of stream") || words.contains("expected ',' or")) {
            return Refusal.of("docs.yaml.quote");
        }
        if (words.contains("block end") || words.contains("block mapping")) {
            return Refusal.of("docs.yaml.indent");
        }
        return Refusal.of("docs.yaml.syntax");
    }
}
