package seihon.wall;

import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import seihon.wall.Door.Ask;
import tools.jackson.databind.JsonNode;

/// The things that come from outside: files, rows that are taken in, and what they say.
final class Received {

    private static final Pattern CASE = Pattern.compile("/cases/([^\"?]+)");

    private final Firm firm;
    private final Things things;

    Received(Firm firm, Things things) {
        this.firm = firm;
        this.things = things;
    }

    void addTo(Map<String, Supplier<String>> makers) {
        makers.put("file", this::kept);
        makers.put("import", this::imported);
        makers.put("code", () -> unread("code"));
        makers.put("pointer", () -> unread("pointer"));
        makers.put("unread", () -> unread("mapping"));
        makers.put("case", this::standing);
        makers.put("fact", () -> told().get("facts").get(0).get("seq").asString());
        makers.put("figure", this::figure);
        makers.put(
                "mappingtext",
                () ->
                        TradeFiles.mapping(
                                "more-" + firm.next() + firm.names().number(),
                                firm.names().number()));
    }

    /// A file that is kept, and nothing more.
    private String kept() {
        var fields = Map.of("file", things.of("rows"));
        return Reply.last(firm.as("admin").send(new Ask("POST", "/data/files", fields, "")));
    }

    /// Rows that are taken in entirely.
    private String imported() {
        var fields = Map.of("mapping", things.of("mapping"), "file", things.of("rows"));
        var answer = firm.as("admin").send(new Ask("POST", "/api/v1/imports", fields, ""), "");
        var id = firm.done("/api/v1/imports/", Reply.json(answer, 202).get("id").asString());
        firm.settle();
        return id;
    }

    /// What is said of the row that could not be read.
    private String unread(String field) {
        var address = "/api/v1/imports/" + things.of("import") + "/quarantine";
        return read(address).get("items").get(0).get(field).asString();
    }

    /// The case that has waited longest.
    private String standing() {
        things.of("import");
        var page = firm.as("admin").get("/work?model=" + things.of("model")).body();
        var link = CASE.matcher(page);
        if (!link.find()) {
            throw new AssertionError("no case is standing: " + page);
        }
        return link.group(1);
    }

    private JsonNode told() {
        return read("/api/v1/revenue/" + things.of("model") + "/cases/" + things.of("case"));
    }

    /// How a number calls itself.
    private String figure() {
        things.of("import");
        var rows = read("/api/v1/revenue/" + things.of("model") + "/flow").get("rows");
        return java.net.URLDecoder.decode(
                rows.get(0).get("why").asString().replaceFirst(".*figure=", ""),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private JsonNode read(String address) {
        return Reply.json(firm.as("admin").get(address), 200);
    }
}
