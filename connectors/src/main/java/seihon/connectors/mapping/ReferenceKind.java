package seihon.connectors.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import seihon.connectors.Reference;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.ProblemList;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;

/// `kind: reference`.
@Component
class ReferenceKind implements FramedKind<Reference> {

    private static final KindFrame<Reference> FRAME =
            KindFrame.yaml("reference", Reference.class, "revenue-ops", MappingSchema.REFERENCE);

    @Override
    public KindFrame<Reference> frame() {
        return FRAME;
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
