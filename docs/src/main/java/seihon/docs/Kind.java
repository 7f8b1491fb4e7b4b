package seihon.docs;

import java.util.List;
import java.util.Set;

/// One kind of document, registered as a bean by the module that owns it: its schema, its typed
/// form and what must hold beyond the schema.
public interface Kind<T> {

    /// As written in `kind:`, e.g. `approval-policy`.
    String name();

    /// The typed form that [Documents] hands out.
    Class<T> type();

    /// JSON Schema 2020-12 of the front matter (Markdown) or of the whole file (YAML), as JSON
    /// text. The fields every document has (kind, id, title, owner, …) need not be repeated.
    String schema();

    /// `md` or `yaml`.
    Set<Form> forms();

    /// The role that owns documents of this kind when they name no owner; empty when they must.
    default String defaultOwner() {
        return "";
    }

    /// Rules (policies, prices, plans) may say `effective_from`; interpretations may not.
    default boolean isRule() {
        return false;
    }

    /// Reads a document whose schema already holds. Problems carry line numbers of the file.
    Reading<T> read(SourceDocument document);

    enum Form {
        MARKDOWN,
        YAML
    }

    /// The typed value, or what is wrong; never both empty.
    sealed interface Reading<T> {
        record Good<T>(T value) implements Reading<T> {}

        record Bad<T>(List<Problem> problems) implements Reading<T> {
            public Bad {
                problems = List.copyOf(problems);
            }
        }
    }
}
