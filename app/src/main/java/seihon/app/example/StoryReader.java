package seihon.app.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads the story and the documents it starts from; both lie beside each other in the jar.
final class StoryReader {

    private static final String STORY = "classpath:example/aozora/story.yaml";
    private static final String DOCUMENTS = "example/aozora/documents/";

    private final PathMatchingResourcePatternResolver resources =
            new PathMatchingResourcePatternResolver();

    Story story() {
        try (var in = resources.getResource(STORY).getInputStream()) {
            return new YAMLMapper().readValue(in, Story.class);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Path in the repository → text, as provisioned.
    Map<String, String> documents() {
        var texts = new HashMap<String, String>();
        try {
            for (var resource : resources.getResources("classpath:" + DOCUMENTS + "**/*.*")) {
                var address =
                        URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
                var path = address.substring(address.lastIndexOf(DOCUMENTS) + DOCUMENTS.length());
                texts.put(path, resource.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return texts;
    }
}
