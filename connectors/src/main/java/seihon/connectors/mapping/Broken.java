package seihon.connectors.mapping;

import tools.jackson.databind.JsonNode;

/// A received thing that a door could not take apart: it is kept in a form of its own, with what is
/// wrong about it (`{"broken": {"code", "pointer", "found"}, …}`).
public final class Broken {

    public static final String FIELD = "broken";

    private Broken() {}

    static void mustBeNone(JsonNode payload) {
        var broken = payload.path(FIELD);
        if (broken.isObject()) {
            throw new Unreadable(
                    broken.path("code").asString("unreadable"),
                    broken.path("pointer").asString(""),
                    broken.path("found").asString(""));
        }
    }
}
