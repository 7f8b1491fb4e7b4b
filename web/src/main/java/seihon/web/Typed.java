package seihon.web;

import java.io.Serializable;
import java.util.Map;

/// What somebody typed into a form that was refused: the flash attribute `typed`, so that the page
/// they come back to has it in its fields. `form` is the name that page gives the form.
public record Typed(String form, Map<String, String> fields) implements Serializable {

    private static final long serialVersionUID = 1L;

    public Typed {
        fields = Map.copyOf(fields);
    }

    public static Typed of(String form, String field, String text) {
        return new Typed(form, Map.of(field, text));
    }

    /// Whether it was typed into this form: then a page shows the form unfolded.
    public boolean isIn(String name) {
        return form.equals(name);
    }

    /// Empty for a field of another form.
    public String text(String name, String field) {
        return isIn(name) ? fields.getOrDefault(field, "") : "";
    }
}
