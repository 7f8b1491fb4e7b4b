package seihon.wall;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// One way in, as Spring knows it: a method (`ANY` when it takes all of them) and an address
/// pattern.
record Route(String method, String pattern) implements Comparable<Route> {

    private static final Comparator<Route> ORDER =
            Comparator.comparing(Route::pattern).thenComparing(Route::method);

    /// Every route of the house, whoever maps it: pages, API, Git, actuator, files, OpenAPI.
    static Set<Route> all(ApplicationContext house) {
        var routes = new TreeSet<Route>();
        house.getBeansOfType(HandlerMapping.class)
                .forEach((name, mapping) -> routes.addAll(of(name, mapping)));
        return routes;
    }

    private static List<Route> of(String name, HandlerMapping mapping) {
        return switch (mapping) {
            case RequestMappingInfoHandlerMapping methods ->
                    methods.getHandlerMethods().keySet().stream()
                            .flatMap(info -> of(info).stream())
                            .toList();
            case AbstractUrlHandlerMapping urls ->
                    urls.getHandlerMap().keySet().stream()
                            .map(pattern -> new Route("ANY", pattern))
                            .toList();
            case RouterFunctionMapping functions when functions.getRouterFunction() == null ->
                    List.of();
            default ->
                    throw new AssertionError(
                            "routes of %s (%s) are not known to the wall; read them here"
                                    .formatted(name, mapping.getClass()));
        };
    }

    private static List<Route> of(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(pattern ->
                        methods.isEmpty()
                                ? List.of(new Route("ANY", pattern)).stream()
                                : methods.stream().map(each -> new Route(each.name(), pattern)))
                .toList();
    }

    @Override
    public int compareTo(Route other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
