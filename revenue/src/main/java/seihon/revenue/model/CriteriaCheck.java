package seihon.revenue.model;

import static seihon.revenue.model.StageModelReader.at;
import static seihon.revenue.model.StageModelReader.mappings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.docs.Check;
import seihon.docs.DocPath;
import seihon.docs.Expression;
import seihon.docs.Expression.Vocabulary;
import seihon.docs.Kind.Reading;
import seihon.docs.OutsideYaml;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
import seihon.docs.Yaml;
import seihon.domain.Outcome;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Looks at stage models together with what they read: a criterion asks only for data fields that a
/// mapping gives with that kind of fact, and a list price stands in a reference. Kinds of facts
/// that no mapping gives come in by hand; their fields are not known.
@Component
class CriteriaCheck implements Check {

    private static final String MODEL = "stage-model";
    private static final String MAPPING = "mapping";
    private static final String REFERENCE = "reference";

    private final OutsideYaml yaml;

    CriteriaCheck(OutsideYaml yaml) {
        this.yaml = yaml;
    }

    @Override
    public String name() {
        return "stage-criteria";
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change) {
        if (change.files().stream().noneMatch(CriteriaCheck::concerns)) {
            return line(Verdict.NOT_APPLICABLE, "revenue.check.not-applicable", List.of());
        }
        var documents = read(change.tree());
        var problems = new ArrayList<Problem>();
        for (var document : documents) {
            if (document.kind.equals(MODEL)) {
                problems.addAll(new Look(document, documents).problems());
            }
        }
        return problems.isEmpty()
                ? line(Verdict.PASSED, "revenue.check.passed", List.of())
                : line(Verdict.FAILED, "revenue.check.failed", problems);
    }

    private Line line(Verdict verdict, String key, List<Problem> problems) {
        return new Line(name(), verdict, Refusal.of(key, problems.size()), problems);
    }

    private static boolean concerns(ProposedChange.FileChange file) {
        return file.path().isStock()
                && file.path().isYaml()
                && Stream.of(file.before(), file.after())
                        .flatMap(Optional::stream)
                        .anyMatch(CriteriaCheck::mayConcern);
    }

    /// Cheaper than reading every document of the company.
    private static boolean mayConcern(String text) {
        return text.contains(MODEL) || text.contains(MAPPING) || text.contains(REFERENCE);
    }

    private record Document(DocPath path, String kind, String id, Yaml.Mapping root) {}

    private List<Document> read(ProposedChange.Tree tree) {
        return tree.paths().stream()
                .filter(path -> path.isStock() && path.isYaml())
                .sorted()
                .flatMap(path -> tree.text(path).flatMap(text -> document(path, text)).stream())
                .toList();
    }

    private Optional<Document> document(DocPath path, String text) {
        if (!mayConcern(text)
                || !(yaml.read(text) instanceof Reading.Good<Yaml>(Yaml.Mapping root))) {
            return Optional.empty();
        }
        var stem = path.fileName().substring(0, path.fileName().lastIndexOf('.'));
        return root.text("kind")
                .filter(Set.of(MODEL, MAPPING, REFERENCE)::contains)
                .map(kind -> new Document(path, kind, root.text("id").orElse(stem), root));
    }

    /// At one model among the documents.
    private static final class Look {

        private final Document model;
        private final List<Document> documents;
        private final Map<String, Set<String>> fieldsByKind;
        private final Map<Set<String>, Vocabulary> vocabularies = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Look(Document model, List<Document> documents) {
            this.model = model;
            this.documents = documents;
            this.fieldsByKind = fields();
        }

        List<Problem> problems() {
            mappings(model.root.items("stages")).forEach(stage -> criteria(stage, "enter"));
            model.root
                    .mapping("touch")
                    .ifPresent(touch -> {
                        criteria(touch, "hot");
                        criteria(touch, "contact");
                    });
            model.root.mapping("list_price").ifPresent(this::listPrice);
            return problems;
        }

        /// The data fields that mappings of the model's sources give with each kind of fact.
        private Map<String, Set<String>> fields() {
            var sources = texts(model.root.items("sources"));
            var fields = new HashMap<String, Set<String>>();
            for (var document : documents) {
                if (document.kind.equals(MAPPING) && reads(sources, document)) {
                    for (var fact : mappings(document.root.items("facts"))) {
                        fields.computeIfAbsent(fact.text("kind").orElse(""), _ -> new TreeSet<>())
                                .addAll(
                                        fact.mapping("data")
                                                .map(data -> data.fields().keySet())
                                                .orElse(Set.of()));
                    }
                }
            }
            return fields;
        }

        private static boolean reads(List<String> sources, Document mapping) {
            return sources.isEmpty()
                    || mapping.root.text("source").filter(sources::contains).isPresent();
        }

        private static List<String> texts(List<Yaml> items) {
            return items.stream()
                    .flatMap(item ->
                            item instanceof Yaml.Text(var text, _, _)
                                    ? Stream.of(text)
                                    : Stream.empty())
                    .toList();
        }

        private void criteria(Yaml.Mapping owner, String field) {
            for (var criterion : mappings(owner.items(field))) {
                var fields = fieldsByKind.get(criterion.text("on").orElse(""));
                var when = criterion.text("when");
                if (fields != null && when.isPresent()) {
                    compile(vocabulary(fields), when.get(), at(criterion, "when"));
                }
            }
        }

        private Vocabulary vocabulary(Set<String> fields) {
            return vocabularies.computeIfAbsent(fields, Criteria::of);
        }

        private void compile(Vocabulary vocabulary, String when, Yaml where) {
            if (vocabulary.compile(when, "revenue.model.condition")
                    instanceof Outcome.Refused<Expression>(var why)) {
                problem(where, why);
            }
        }

        private void listPrice(Yaml.Mapping price) {
            var reference = price.text("reference").orElse("");
            var column = price.text("column").orElse("");
            var found =
                    documents.stream()
                            .filter(each -> each.kind.equals(REFERENCE))
                            .filter(each -> each.id.equals(reference))
                            .flatMap(each -> each.root.mapping("columns").stream())
                            .flatMap(columns -> columns.mapping(column).stream())
                            .findFirst();
            if (found.isEmpty()) {
                problem(
                        at(price, "reference"),
                        Refusal.of("revenue.model.price-unknown", reference, column));
                return;
            }
            var unit = model.root.text("unit");
            var priced = found.get().text("amount");
            if (unit.isPresent() && priced.isPresent() && !unit.equals(priced)) {
                problem(
                        at(price, "column"),
                        Refusal.of("revenue.model.price-unit", column, priced.get(), unit.get()));
            }
        }

        private void problem(Yaml where, Refusal why) {
            problems.add(new Problem(model.path, where.line(), where.column(), why));
        }
    }
}
