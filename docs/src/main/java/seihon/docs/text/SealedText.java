package seihon.docs.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Yaml;
import seihon.domain.Outcome;
import seihon.domain.Refusal;

/// A Markdown file whose body only `readers` may read. Git holds the front matter with the body's
/// fingerprint (`seal`) and no body; a reader's copy has the body and no fingerprint. `front` is
/// the front matter as written, without the fingerprint.
public record SealedText(
        DocId doc, List<String> readers, Optional<String> seal, String front, String body) {

    /// `hmac-sha256:` and 64 hex digits.
    public static final Pattern SEAL = Pattern.compile("hmac-sha256:[0-9a-f]{64}");

    private static final Pattern READER =
            Pattern.compile("(role|person):[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern SAYS_SEALED =
            Pattern.compile("(?m)^[\"']?(readers|body)[\"']?[ \\t]*:");
    private static final Pattern SEAL_LINE = Pattern.compile("(?m)^body[ \\t]*:[^\\n]*\\n?");

    public SealedText {
        readers = List.copyOf(readers);
    }

    /// Empty for a file that says nothing of readers; refused for one that does and cannot be read
    /// so, because its body must not be taken for a public one.
    public static Outcome<Optional<SealedText>> read(DocPath path, String file) {
        if (path.isYaml()) {
            return yaml(path, file);
        }
        var parts = FrontMatter.split(file);
        if (!path.isMarkdown() || parts.state() == FrontMatter.State.MISSING) {
            return Outcome.done(Optional.empty());
        }
        var front = parts.state() == FrontMatter.State.THERE ? parts.front() : parts.body();
        if (!SAYS_SEALED.matcher(front).find()) {
            return YamlReader.read(path, front, 1)
                                    instanceof Reading.Good<Yaml>(Yaml.Mapping fields)
                            && saysSealed(fields)
                    ? Outcome.refused("docs.sealed.front-invalid", path.value())
                    : Outcome.done(Optional.empty());
        }
        return parts.state() == FrontMatter.State.THERE
                        && YamlReader.read(path, front, 1)
                                instanceof Reading.Good<Yaml>(Yaml.Mapping fields)
                ? markdown(path, fields, parts)
                : Outcome.refused("docs.sealed.front-invalid", path.value());
    }

    /// What Git holds, as far as it is sealed: empty for every other file.
    public static Optional<SealedText> inGit(DocPath path, String text) {
        return text.contains("hmac-sha256:")
                        && read(path, text) instanceof Outcome.Done<Optional<SealedText>>(var found)
                ? found.filter(sealed -> sealed.seal().isPresent())
                : Optional.empty();
    }

    private static Outcome<Optional<SealedText>> yaml(DocPath path, String file) {
        var says =
                YamlReader.read(path, file, 0) instanceof Reading.Good<Yaml>(var tree)
                        ? tree instanceof Yaml.Mapping fields && saysSealed(fields)
                        : SAYS_SEALED.matcher(file).find();
        return says
                ? Outcome.refused("docs.sealed.yaml-invalid", path.value())
                : Outcome.done(Optional.empty());
    }

    private static boolean saysSealed(Yaml.Mapping fields) {
        return fields.field("readers").isPresent() || fields.field("body").isPresent();
    }

    private static Outcome<Optional<SealedText>> markdown(
            DocPath path, Yaml.Mapping fields, FrontMatter parts) {
        var kind = fields.text("kind").filter(name -> NameRules.whyNot(name).isEmpty());
        var id = fields.text("id").filter(name -> NameRules.whyNot(name).isEmpty());
        if (kind.isEmpty() || id.isEmpty()) {
            return Outcome.refused("docs.sealed.name-invalid", path.value());
        }
        var wrong = wrongReaders(path, fields).or(() -> wrongSeal(path, fields, parts.front()));
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return Outcome.done(
                Optional.of(
                        new SealedText(
                                new DocId(kind.get(), id.get()),
                                texts(fields.items("readers")),
                                fields.text("body"),
                                ended(SEAL_LINE.matcher(parts.front()).replaceFirst("")),
                                parts.body())));
    }

    private static Optional<Refusal> wrongReaders(DocPath path, Yaml.Mapping fields) {
        var items = fields.items("readers");
        var named = texts(items);
        return named.isEmpty() || named.size() != items.size()
                ? Optional.of(Refusal.of("docs.sealed.readers-invalid", path.value()))
                : Optional.empty();
    }

    /// A fingerprint is one line, so that it can be taken out and put in without touching the rest.
    private static Optional<Refusal> wrongSeal(DocPath path, Yaml.Mapping fields, String front) {
        if (fields.field("body").isEmpty()) {
            return Optional.empty();
        }
        var written = fields.text("body").filter(seal -> SEAL.matcher(seal).matches());
        var line = SEAL_LINE.matcher(front);
        return written.isPresent() && line.find() && line.group().contains(written.get())
                ? Optional.empty()
                : Optional.of(Refusal.of("docs.sealed.seal-invalid", path.value()));
    }

    /// The readers' names as far as they are names.
    private static List<String> texts(List<Yaml> items) {
        return items.stream()
                .filter(Yaml.Text.class::isInstance)
                .map(item -> ((Yaml.Text) item).value())
                .filter(name -> READER.matcher(name).matches())
                .distinct()
                .toList();
    }

    private static String ended(String front) {
        return front.isEmpty() || front.endsWith("\n") ? front : front + "\n";
    }

    /// As Git holds it under this fingerprint. The same body gives the same bytes.
    public String closed(String fingerprint) {
        return FrontMatter.join(front + "body: " + fingerprint + "\n", "");
    }

    /// As a reader gets it.
    public String open(String words) {
        return FrontMatter.join(front, words);
    }

    /// Whether both let the same people read the same body of the same document.
    public boolean isSameSeal(SealedText other) {
        return doc.equals(other.doc)
                && seal.isPresent()
                && seal.equals(other.seal)
                && readers.equals(other.readers);
    }
}
