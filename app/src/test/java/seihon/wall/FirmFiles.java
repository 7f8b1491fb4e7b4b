package seihon.wall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/// What a [Firm] is founded with: a provisioning file and the documents beside it.
final class FirmFiles {

    static final int NEWCOMERS = 24;

    private static final List<String> PEOPLE =
            List.of("admin", "member", "colleague", "guest", "outsider");
    private static final String PASSWORD = "kasumi ga seki %s";

    private FirmFiles() {}

    static Firm.Names names(int number) {
        var people = new TreeMap<String, String>();
        PEOPLE.forEach(person -> people.put(person, person + number));
        return new Firm.Names(
                "firm-" + number,
                number,
                people,
                "@firm.example",
                PASSWORD,
                Map.of(),
                given("leads-" + number, "sales-" + number, "goods-" + number, number));
    }

    /// What a company has in its documents, and rows for its mapping.
    static Map<String, String> given(String mapping, String model, String reference, int number) {
        return Map.of(
                "mapping", mapping,
                "model", model,
                "reference", reference,
                "rows", Caller.ROWS + number);
    }

    static String mark(int number) {
        return "kasumi" + number + "so";
    }

    static String token(String person, int number) {
        return "token-of-%s-at-the-doors-of-firm-%d".formatted(person, number);
    }

    static String newcomer(int which, int number) {
        return "new%d-%d".formatted(which, number);
    }

    /// The provisioning file, in a folder of its own.
    static Path written(int number) {
        try {
            var folder = Files.createTempDirectory("firm");
            for (var file : documents(number).entrySet()) {
                var path = folder.resolve("documents").resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            return Files.writeString(folder.resolve("provision.yaml"), provision(number));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Once the company is there.
    static void delete(Path written) {
        try {
            FileSystemUtils.deleteRecursively(written.getParent());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// The company and its people are not called by its mark: everybody sees their own name and
    /// company in the frame.
    private static String provision(int number) {
        var text = new StringBuilder();
        text.append("tenant: {id: firm-%d, name: 霞商会 %d}\npeople:\n".formatted(number, number));
        var names = names(number);
        for (var person : PEOPLE) {
            var id = names.people().get(person);
            text.append(
                    "  - {id: %s, name: 霞 %s, email: %s, %s, password: \"%s\", token: \"%s\"}\n"
                            .formatted(
                                    id,
                                    id,
                                    id + names.domain(),
                                    place(person),
                                    names.password().formatted(id),
                                    token(person, number)));
        }
        return text.append("documents: ./documents\n").toString();
    }

    private static String place(String person) {
        return switch (person) {
            case "admin" -> "roles: [admin, executive]";
            case "member", "colleague" -> "roles: [member]";
            default -> "guest: true";
        };
    }

    private static Map<String, String> documents(int number) {
        var files = new TreeMap<String, String>();
        files.put("Stock/org/people.yaml", people(number));
        files.put(
                "Stock/policies/approval.yaml",
                """
                kind: approval-policy
                id: approval
                title: {ja: 承認の方針}
                owner: role:executive
                rules:
                  - {id: default, match: {path: "Stock/**"}, require: [{group: ["role:executive"], count: 1}], deadline: 3bd}
                light: [minutes]
                """);
        files.put(
                "Stock/connectors/leads-%d.yaml".formatted(number),
                TradeFiles.mapping("leads-" + number, number));
        files.put("Stock/revenue/sales-%d.yaml".formatted(number), TradeFiles.model(number));
        files.put("Stock/reference/goods-%d.yaml".formatted(number), TradeFiles.goods(number));
        for (var name : List.of("shared", "kept")) {
            var id = "%s-%d".formatted(name, number);
            files.put(
                    "Stock/handbook/" + id + ".md",
                    handbook(id, mark(number) + " " + name, mark(number)));
        }
        return files;
    }

    private static String people(int number) {
        var text =
                new StringBuilder(
                        """
                        kind: people
                        id: people
                        title: {ja: 在籍者}
                        owner: role:admin
                        people:
                        """);
        PEOPLE.forEach(person ->
                text.append("  - {id: %s%d, %s}\n".formatted(person, number, place(person))));
        for (var next = 1; next <= NEWCOMERS; next++) {
            text.append("  - {id: %s, roles: [member]}\n".formatted(newcomer(next, number)));
        }
        return text.toString();
    }

    /// A document whose body only some people may read.
    static String sealed(String id, String title, String text, List<String> readers) {
        return handbook(id, title, text)
                .replace(
                        "owner: role:manager\n",
                        "owner: role:manager\nreaders: [%s]\n"
                                .formatted(
                                        readers.stream()
                                                .map(reader -> "person:" + reader)
                                                .collect(Collectors.joining(", "))));
    }

    /// A document as people write it.
    static String handbook(String id, String title, String text) {
        return """
        ---
        kind: handbook
        id: %s
        title: {ja: %s}
        owner: role:manager
        ---
        # %s

        %s

        最後の段落です。
        """
                .formatted(id, title, title, text);
    }

    static String minutes(String id, String title, String person) {
        return """
        ---
        kind: minutes
        id: %s
        title: {ja: %s}
        owner: person:%s
        date: 2026-11-24
        attendees: [person:%s]
        ---
        # %s
        """
                .formatted(id, title, person, person, title);
    }
}
