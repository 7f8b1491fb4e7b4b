package seihon.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HouseTest(web = WebEnvironment.RANDOM_PORT)
class ApiDescriptionTest {

    @LocalServerPort private int port;

    @Test
    void aValidatorAcceptsTheDescription() {
        var text = new Visitor(port).get("/v3/api-docs").body();

        var parsed = new OpenAPIV3Parser().readContents(text, List.of(), new ParseOptions());

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getInfo().getTitle()).isEqualTo("Seihon");
        assertThat(parsed.getOpenAPI().getPaths().keySet())
                .allMatch(path -> path.startsWith("/api/v1/"))
                .contains("/api/v1/proposals", "/api/v1/inbox", "/api/v1/status");
        assertThat(parsed.getOpenAPI().getPaths())
                .extractingByKey("/api/v1/revenue/{model}/conversion")
                .extracting(path -> path.getGet().getParameters())
                .asInstanceOf(InstanceOfAssertFactories.list(Parameter.class))
                .extracting(Parameter::getName)
                .contains("model", "from", "grain", "as_of", "from_stage");
    }

    @Test
    void callsSayHowTheyRefuseAndWhatTheyTake() {
        var text = new Visitor(port).get("/v3/api-docs").body();
        var paths = new JsonMapper().readTree(text).path("paths");

        var unsaid = new ArrayList<String>();
        paths.properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(call -> {
                                    var name = call.getKey() + " " + path.getKey();
                                    unsaid.addAll(unsaid(name, call.getValue()));
                                }));
        assertThat(unsaid).isEmpty();
        assertThat(paths.at("/~1api~1v1~1rebuild/post/responses/202").isMissingNode()).isFalse();
        assertThat(paths.at("/~1api~1v1~1rebuild/post/responses/200").isMissingNode()).isTrue();
        assertThat(paths.at("/~1api~1v1~1why/get/responses/202").isMissingNode()).isFalse();
        assertThat(paths.at("/~1api~1v1~1imports/post/requestBody/content").toString())
                .contains("multipart/form-data", "\"file\"")
                .doesNotContain("application/json");
        assertThat(paths.at("/~1api~1v1~1documents~1{path}~1history/get/responses/200").toString())
                .contains("#/components/schemas/");
    }

    /// What a call does not say and every call must.
    private static List<String> unsaid(String name, JsonNode call) {
        var unsaid = new ArrayList<String>();
        if (!call.at("/responses/422").has("$ref") || !call.at("/responses/401").has("$ref")) {
            unsaid.add(name + " refuses nothing");
        }
        var asked = call.path("parameters").findValuesAsString("name");
        if (asked.contains("me") || asked.contains("headers")) {
            unsaid.add(name + " asks who it is");
        }
        if (asked.contains("Idempotency-Key") == name.startsWith("get ")) {
            unsaid.add(name + " has no key, or should have none");
        }
        return unsaid;
    }
}
