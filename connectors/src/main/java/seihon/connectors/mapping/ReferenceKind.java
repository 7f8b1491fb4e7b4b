package seihon.connectors.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.connectors.Reference;
import seihon.docs.Kind;
import seihon.docs.ProblemList;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;

/// `kind: reference`.
@Component
class ReferenceKind implements Kind<Reference> {

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public Class<Reference> type() {
        return Reference.class;
    }

    @Override
    public Set<Form> forms() {
        return Set.of(Form.YAML);
    }

    @Override
    public String defaultOwner() {
        return "revenue-ops";
    }

    @Override
    public String schema() {
        return MappingSchema.REFERENCE;
    }

    @Override
    public Reading<Reference> read(SourceDocument document) {
        var front = document.front();
        var problems = new ProblemList(document.path());
        var key = Fields.text(front, "key");
        var columns = columns(front.mapping("columns").orElse(front));
        if (!columns.containsKey(key)) {
            problems.at(
                    Fields.at(front, "key"),
                    "connectors.mapping.key-unknown",
                    key,
                    String.join(", ", columns.keySet()));
        }
        return problems.orElse(() -> new Reference(document.id().id(), key, columns));
    }

    private static Map<String, Reference.Column> columns(Yaml.Mapping given) {
        var columns = new LinkedHashMap<String, Reference.Column>();
        given.fields()
                .keySet()
                .forEach(name ->
                        columns.put(
                                name,
                                new Reference.Column(
                                        given.mapping(name)
                                                .flatMap(column -> column.text("amount")))));
        return columns;
    }
}
