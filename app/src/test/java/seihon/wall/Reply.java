package seihon.wall;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an answer says.
final class Reply {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LAST = Pattern.compile("/([^/?]+)(?:\\?.*)?$");

    private Reply() {}

    static JsonNode json(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new AssertionError(
                    "%s: %d %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    /// The last word of the address that an answer leads to.
    static String last(HttpResponse<String> answer) {
        var word = LAST.matcher(answer.headers().firstValue("Location").orElse(""));
        if (!word.find()) {
            throw new AssertionError("leads nowhere: " + answer.statusCode() + answer.body());
        }
        return word.group(1);
    }
}
