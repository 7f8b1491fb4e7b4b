package seihon.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import seihon.web.RefusedRequest;

/// Refuses what a program asks with a name that its call does not have, or twice where one value is
/// meant: an answer to another question would look right. Calls that read their parameters in one
/// piece know best themselves.
@Component
class AskedParameters implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /// Means something on every page, and nothing here.
    private static final String LANGUAGE = "lang";

    private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod call
                && READING.contains(request.getMethod())
                && !readsThemInOnePiece(call)) {
            look(request.getParameterMap(), declared(call));
        }
        return true;
    }

    private static boolean readsThemInOnePiece(HandlerMethod call) {
        return Arrays.stream(call.getBeanType().getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(ModelAttribute.class));
    }

    private Map<String, Class<?>> declared(HandlerMethod call) {
        var declared = new TreeMap<String, Class<?>>();
        for (var parameter : call.getMethodParameters()) {
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                declared.put(name(parameter, asked), parameter.getParameterType());
            }
        }
        return declared;
    }

    private String name(MethodParameter parameter, RequestParam asked) {
        parameter.initParameterNameDiscovery(names);
        return asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name();
    }

    private static void look(Map<String, String[]> given, Map<String, Class<?>> declared) {
        given.forEach((name, values) -> {
            var type = declared.get(name);
            if (type == null && !name.equals(LANGUAGE)) {
                throw unknown(name, declared);
            }
            if (type != null && values.length > 1 && !Collection.class.isAssignableFrom(type)) {
                throw new RefusedRequest("web.problem.parameter-twice-invalid", name);
            }
        });
    }

    private static RefusedRequest unknown(String name, Map<String, Class<?>> declared) {
        return declared.isEmpty()
                ? new RefusedRequest("web.problem.no-parameters-invalid", name)
                : new RefusedRequest(
                        "web.problem.parameter-invalid",
                        name,
                        String.join(", ", declared.keySet()));
    }
}
