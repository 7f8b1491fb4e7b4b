package seihon.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The addresses of all routes.
final class HouseAddresses {

    private HouseAddresses() {}

    /// Open to whoever is not signed in.
    static boolean isForEverybody(String address) {
        return List.of(
                                "/signin",
                                "/setup",
                                "/invitation",
                                "/recovery",
                                "/notices/unsubscribe",
                                "/v3/api-docs",
                                "/error")
                        .stream()
                        .anyMatch(address::startsWith)
                || address.contains("{");
    }

    /// Every address of the house for a method, with something in place of its variables.
    static Set<String> of(RequestMappingHandlerMapping routes, RequestMethod method) {
        var addresses = new TreeSet<String>();
        routes.getHandlerMethods()
                .keySet()
                .forEach(route -> {
                    var methods = route.getMethodsCondition().getMethods();
                    if (methods.isEmpty() || methods.contains(method)) {
                        route.getPatternValues().forEach(value -> addresses.add(filled(value)));
                    }
                });
        assertThat(addresses).hasSizeGreaterThan(20);
        return addresses;
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("/\\{\\*\\w+}", "/Stock/handbook/cost.md")
                .replaceAll("\\{(number|n|seq)}", "1")
                .replaceAll("\\{(id|draft|series)}", UUID.randomUUID().toString())
                .replaceAll("\\{\\w+}", "sato")
                .replaceAll("/\\*\\*$", "/x");
    }
}
