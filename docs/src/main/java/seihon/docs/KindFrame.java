package seihon.docs;

import java.util.Set;

/// What frames a kind of document: its name, its typed form, where it is written, who owns it when
/// nobody is named (empty: somebody must be) and its JSON Schema.
public record KindFrame<T>(
        String name, Class<T> type, Set<Kind.Form> forms, String defaultOwner, String schema) {

    public KindFrame {
        forms = Set.copyOf(forms);
    }

    /// A kind written in Markdown, whose documents name their owner.
    public static <T> KindFrame<T> markdown(String name, Class<T> type, String schema) {
        return new KindFrame<>(name, type, Set.of(Kind.Form.MARKDOWN), "", schema);
    }

    /// A configuration in YAML, owned by a role unless it says otherwise.
    public static <T> KindFrame<T> yaml(
            String name, Class<T> type, String defaultOwner, String schema) {
        return new KindFrame<>(name, type, Set.of(Kind.Form.YAML), defaultOwner, schema);
    }
}
