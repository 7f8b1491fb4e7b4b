package seihon.app.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The title of the API, its one way in (a bearer token), and nothing but the API: pages are for
/// people.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";
    private static final String VERSION = "1";

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

    @Bean
    GlobalOpenApiCustomizer onlyTheApi() {
        var examples = new ApiExamples();
        return api -> {
            api.getPaths().keySet().removeIf(path -> !path.startsWith("/api/"));
            api.getPaths().forEach(FigureParameters::describe);
            api.getPaths().forEach(examples::describe);
        };
    }
}
