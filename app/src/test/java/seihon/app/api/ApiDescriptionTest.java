package seihon.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;

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
}
