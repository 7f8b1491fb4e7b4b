package seihon.app.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import seihon.domain.Person;

/// The title of the API, its one way in (a bearer token), and nothing but the API: pages are for
/// people.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";
    private static final String VERSION = "1";
    private static final String DOCUMENTS = "/api/v1/documents";
    private static final String DOCUMENT = DOCUMENTS + "/{path}";

    static {
        // Who asks is known by the token; headers that a handler keeps are nothing to ask for.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Person.class, HttpHeaders.class);
    }

    @Bean
    OpenAPI seihonApi() {
        return new OpenAPI()
                .info(new Info().title("Seihon").version(VERSION))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        TOKEN,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /// Fields have the names that programs see.
    @Bean
    ModelResolver namesInTheirCase() {
        var names = Json.mapper().copy();
        return new ModelResolver(
                names.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    private static Optional<PathItem> at(Paths paths, String address) {
        return Optional.ofNullable(paths.get(address));
    }

    @Bean
    GlobalOpenApiCustomizer onlyTheApi() {
        var examples = new ApiExamples();
        return api -> {
            api.getPaths().keySet().removeIf(path -> !path.startsWith("/api/"));
            api.getPaths().forEach(FigureParameters::describe);
            api.getPaths().forEach(examples::describe);
            var paths = api.getPaths();
            CommonAnswers.history(at(paths, DOCUMENT), at(paths, DOCUMENTS))
                    .ifPresent(history -> paths.addPathItem(DOCUMENT + "/history", history));
            CommonAnswers.describe(api.getComponents());
            paths.forEach(CommonAnswers::describe);
        };
    }
}
