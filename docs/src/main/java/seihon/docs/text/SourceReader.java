package seihon.docs.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.ProblemList;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.domain.Refusal;

/// Reads a file of the repository into a [SourceDocument]: Markdown with front matter, or plain
/// YAML. Knows the fields every document has and nothing about kinds; [KindRegistry] does the rest.
public final class SourceReader {

    /// Whole file, in bytes as UTF-8.
    public static final int LONGEST_FILE = 1 << 20;

    /// Front matter of a Markdown file, in bytes as UTF-8.
    public static final int LONGEST_FRONT = 64 * 1024;

    private SourceReader() {}

    public static Reading<SourceDocument> read(DocPath path, byte[] file) {
        if (file.length > LONGEST_FILE) {
            return bad(path, 0, Refusal.of("docs.text.too-large", LONGEST_FILE / 1024));
        }
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return read(path, decoder.decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException _) {
            return bad(path, 0, Refusal.of("docs.text.not-utf8"));
        }
    }

    public static Reading<SourceDocument> read(DocPath path, String file) {
        if (file.getBytes(StandardCharsets.UTF_8).length > LONGEST_FILE) {
            return bad(path, 0, Refusal.of("docs.text.too-large", LONGEST_FILE / 1024));
        }
        var text = FrontMatter.plain(file);
        var control = firstUnreadable(text);
        if (control.isPresent()) {
            return bad(
                    path,
                    lineOf(text, control.get()),
                    Refusal.of(
                            "docs.text.control-character",
                            "U+%04X".formatted((int) text.charAt(control.get()))));
        }
        return path.isMarkdown() ? markdown(path, text) : yaml(path, text);
    }

    private static Reading<SourceDocument> yaml(DocPath path, String text) {
        if (!path.isYaml()) {
            return bad(path, 0, Refusal.of("docs.text.extension", path.fileName()));
        }
        return fields(path, YamlReader.read(path, text, 0), "", 1);
    }

    private static Reading<SourceDocument> markdown(DocPath path, String text) {
        var parts = FrontMatter.split(text);
        return switch (parts.state()) {
            case MISSING -> bad(path, 1, Refusal.of("docs.front.missing"));
            case UNCLOSED -> bad(path, 1, Refusal.of("docs.front.unclosed"));
            case THERE -> {
                if (parts.front().getBytes(StandardCharsets.UTF_8).length > LONGEST_FRONT) {
                    yield bad(path, 1, Refusal.of("docs.front.too-large", LONGEST_FRONT / 1024));
                }
                var front = YamlReader.read(path, parts.front(), 1);
                yield fields(path, front, parts.body(), parts.bodyLine());
            }
        };
    }

    private static Reading<SourceDocument> fields(
            DocPath path, Reading<Yaml> tree, String body, int bodyLine) {
        return switch (tree) {
            case Reading.Bad<Yaml>(var problems) -> new Reading.Bad<>(problems);
            case Reading.Good<Yaml>(Yaml.Mapping front) -> {
                var problems = new ProblemList(path);
                var fields = new CommonFields(path, front, problems).read(body, bodyLine);
                yield problems.isEmpty() && fields.isPresent()
                        ? new Reading.Good<>(fields.get())
                        : new Reading.Bad<>(problems.all());
            }
            case Reading.Good<Yaml>(var other) ->
                    bad(path, other.line(), Refusal.of("docs.front.no-fields"));
        };
    }

    private static Optional<Integer> firstUnreadable(String text) {
        for (int at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (Character.isSurrogate(c)
                    || (Character.isISOControl(c) && c != '\n' && c != '\t')
                    || c == '\uFFFE'
                    || c == '\uFFFF') {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static int lineOf(String text, int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static <T> Reading<T> bad(DocPath path, int line, Refusal what) {
        var problems = new ProblemList(path);
        problems.at(line, 1, what);
        return new Reading.Bad<>(problems.all());
    }
}
