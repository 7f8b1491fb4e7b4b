package seihon.app.commands;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call of `bin/seihon`: the command, where the house is, whose authority it uses.
record Request(
        String command,
        boolean json,
        URI house,
        Optional<String> token,
        String language,
        Optional<Load> load) {

    private static final String DEFAULT_HOUSE = "http://localhost:8080";
    private static final String LOADS = "import";
    private static final String JAPANESE = "ja";
    private static final List<String> LOCALES = List.of("LC_ALL", "LC_MESSAGES", "LANG");
    private static final Optional<Load> NO_LOAD = Optional.empty();

    /// Files for a mapping or a reference; `kind` is one of these words, `target` its id.
    record Load(String kind, String target, List<Path> files) {
        Load {
            files = List.copyOf(files);
        }
    }

    static Request parse(List<String> arguments, Map<String, String> environment) {
        var left = new ArrayDeque<>(arguments);
        var command = left.isEmpty() ? "" : left.pop();
        var json = false;
        var house = environment.getOrDefault("SEIHON_URL", DEFAULT_HOUSE);
        var token = Optional.ofNullable(environment.get("SEIHON_TOKEN"));
        var kind = "";
        var target = "";
        var files = new ArrayList<Path>();
        while (!left.isEmpty()) {
            var option = left.pop();
            switch (option) {
                case "--mapping", "--reference" -> {
                    kind = option.substring(2);
                    target = value(option, left);
                }
                case "--json" -> json = true;
                case "--url" -> house = value(option, left);
                case "--token-file" -> token = Optional.of(read(Path.of(value(option, left))));
                default -> files.add(file(option, command));
            }
        }
        var load = command.equals(LOADS) ? Optional.of(load(kind, target, files)) : NO_LOAD;
        return new Request(command, json, address(house), token, language(environment), load);
    }

    /// What the terminal is set to, by the rules of POSIX: Japanese, else English.
    private static String language(Map<String, String> environment) {
        return LOCALES.stream()
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .filter(value -> value.startsWith(JAPANESE))
                        .isPresent()
                ? JAPANESE
                : "en";
    }

    /// Only an import takes words that are no options.
    private static Path file(String word, String command) {
        if (word.startsWith("-") || !command.equals(LOADS)) {
            throw new CannotTell(
                    "\"%s\" is not an option; bin/seihon help lists them.".formatted(word));
        }
        return Path.of(word);
    }

    private static Load load(String kind, String target, List<Path> files) {
        if (kind.isEmpty() || files.isEmpty()) {
            throw new CannotTell(
                    "An import needs --mapping ID or --reference ID, and at least one file.");
        }
        return new Load(kind, target, files);
    }

    private static URI address(String text) {
        try {
            return URI.create(text.replaceAll("/+$", ""));
        } catch (IllegalArgumentException _) {
            throw new CannotTell(
                    "The address of the house must look like %s, found \"%s\"."
                            .formatted(DEFAULT_HOUSE, text));
        }
    }

    private static String value(String option, ArrayDeque<String> left) {
        if (left.isEmpty()) {
            throw new CannotTell(option + " needs a value; bin/seihon help shows how.");
        }
        return left.pop();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException _) {
            throw new CannotTell("There is no token file %s.".formatted(file));
        } catch (IOException _) {
            throw new CannotTell(
                    "The token file %s cannot be read; it must be a text file that you may open."
                            .formatted(file));
        }
    }

    String neededToken() {
        return token.filter(text -> !text.isBlank())
                .orElseThrow(() ->
                        new CannotTell(
                                "This command needs a personal access token: set SEIHON_TOKEN or name a file with --token-file."));
    }
}
