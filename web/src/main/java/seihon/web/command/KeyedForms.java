package seihon.web.command;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/// Adds the hidden field `_key` to every form that `th:action` writes and that is not a GET. The
/// key only has to differ from form to form.
final class KeyedForms implements RequestDataValueProcessor {

    private static final String METHOD = KeyedForms.class.getName();

    private final RequestDataValueProcessor inner;
    private final Supplier<UUID> keys;

    KeyedForms(RequestDataValueProcessor inner, Supplier<UUID> keys) {
        this.inner = inner;
        this.keys = keys;
    }

    @Override
    public String processAction(HttpServletRequest request, String action, String method) {
        request.setAttribute(METHOD, method);
        return inner.processAction(request, action, method);
    }

    @Override
    public String processFormFieldValue(
            HttpServletRequest request, @Nullable String name, String value, String type) {
        return inner.processFormFieldValue(request, name, value, type);
    }

    @Override
    public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, String>();
        var others = inner.getExtraHiddenFields(request);
        if (others != null) {
            fields.putAll(others);
        }
        if ("post".equalsIgnoreCase(String.valueOf(request.getAttribute(METHOD)))) {
            fields.put(CommandGate.FIELD, keys.get().toString());
        }
        return fields;
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
        return inner.processUrl(request, url);
    }
}
