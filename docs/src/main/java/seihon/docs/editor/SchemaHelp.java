package seihon.docs.editor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.Kind;
import seihon.docs.text.KindRegistry;
import seihon.web.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tells a writer which fields a kind of document has, from its schema.
@Component
class SchemaHelp {

    private static final List<String> COMMON =
            List.of("kind", "id", "title", "owner", "review_by", "effective_from", "readers");

    private final KindRegistry kinds;
    private final Words words;
    private final JsonMapper json = new JsonMapper();

    SchemaHelp(KindRegistry kinds, Words words) {
        this.kinds = kinds;
        this.words = words;
    }

    EditorView.Help of(String kind, Locale language) {
        var names = kinds.all().stream().map(Kind::name).sorted().toList();
        return kinds.find(kind)
                .map(each -> new EditorView.Help(kind, fields(each, language), names))
                .orElse(new EditorView.Help("", List.of(), names));
    }

    private List<EditorView.HelpField> fields(Kind<?> kind, Locale language) {
        var fields = new ArrayList<EditorView.HelpField>();
        for (var name : COMMON) {
            if (isUsed(kind, name)) {
                var must =
                        Set.of("kind", "id", "title").contains(name)
                                || (name.equals("owner") && kind.defaultOwner().isEmpty());
                var what = words.text("docs.editor.field." + name, language);
                fields.add(new EditorView.HelpField(name, must, "", "", what));
            }
        }
        var schema = json.readTree(kind.schema());
        var required = new HashSet<String>();
        schema.path("required").forEach(each -> required.add(each.asString()));
        schema.path("properties")
                .properties()
                .forEach(each -> {
                    if (!COMMON.contains(each.getKey())) {
                        fields.add(field(each.getKey(), each.getValue(), required, language));
                    }
                });
        return fields;
    }

    private static boolean isUsed(Kind<?> kind, String field) {
        return switch (field) {
            case "effective_from" -> kind.isRule();
            case "readers" -> kind.forms().contains(Kind.Form.MARKDOWN);
            default -> true;
        };
    }

    private EditorView.HelpField field(
            String name, JsonNode schema, Set<String> required, Locale language) {
        var choices = new ArrayList<String>();
        schema.path("enum").forEach(each -> choices.add(each.asString()));
        return new EditorView.HelpField(
                name,
                required.contains(name),
                type(schema.path("type").asString(""), language),
                String.join(", ", choices),
                schema.path("description").asString(""));
    }

    private String type(String type, Locale language) {
        return switch (type) {
            case "string" -> words.text("docs.editor.type.text", language);
            case "integer", "number" -> words.text("docs.editor.type.number", language);
            case "boolean" -> words.text("docs.editor.type.flag", language);
            case "array" -> words.text("docs.editor.type.list", language);
            case "object" -> words.text("docs.editor.type.group", language);
            default -> "";
        };
    }
}
