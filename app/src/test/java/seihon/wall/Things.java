package seihon.wall;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import seihon.wall.Door.Ask;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The things of a company that addresses name (`$proposal` in `doors.txt`), made when first asked
/// for, through the doors that people use. Two of these share nothing that was made.
final class Things {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final Firm firm;
    private final Map<String, String> made = new HashMap<>();
    private final Map<String, Supplier<String>> makers = new HashMap<>();

    Things(Firm firm) {
        this.firm = firm;
        given();
        written();
        proposed();
        new Belongings(firm, this).addTo(makers);
    }

    /// With everything made that the doors ask for.
    static Things all(Firm firm, List<Door> doors) {
        var things = new Things(firm);
        doors.forEach(door -> door.things().forEach(things::of));
        firm.settle();
        return things;
    }

    /// The value of a thing; made now when nobody asked before.
    String of(String name) {
        var there = made.get(name);
        if (there != null) {
            return there;
        }
        var maker = makers.get(name);
        if (maker == null) {
            throw new AssertionError("nobody makes $" + name + "; add it to Things");
        }
        var value = maker.get();
        made.put(name, value);
        return value;
    }

    private void given() {
        made.put("company", firm.names().slug());
        made.put("tenant", firm.tenant().toString());
        made.put("mark", firm.mark());
        made.putAll(firm.names().given());
        made.put("doc", firm.document("kept"));
        made.put("docid", firm.docId("kept"));
        made.put("shared", firm.document("shared"));
        made.put("sharedid", firm.docId("shared"));
        for (var person : new String[] {"admin", "member", "colleague", "guest", "outsider"}) {
            made.put(person, firm.id(person));
            made.put(person + "mail", firm.mail(person));
            made.put(person + "password", firm.password(person));
        }
    }

    private void written() {
        makers.put("path", () -> firm.document("t" + firm.next()));
        makers.put("text", () -> text(of("path"), firm.mark()));
        makers.put("jsontext", () -> of("text").replace("\n", "\\n"));
        makers.put(
                "notepath",
                () ->
                        "Flow/2026/11-24/n%d-%d/memo.md"
                                .formatted(firm.next(), firm.names().number()));
        makers.put("note", this::note);
        makers.put("noteblob", () -> made("note", "noteblob"));
        makers.put("draft", () -> draft("admin"));
        makers.put("attached", this::attached);
    }

    private void proposed() {
        makers.put("proposal", () -> open("proposal", of("path"), of("text")));
        makers.put("digest", () -> made("proposal", "digest"));
        makers.put("approved", () -> approved(open("approved", path(), firm.mark())));
        makers.put("merged", () -> merged(open("merged", path(), firm.mark())));
        makers.put("returned", this::returned);
        makers.put("sealed", this::sealed);
        makers.put("sealedproposal", () -> made("sealed", "sealedproposal"));
        makers.put("light", this::light);
        makers.put("lightdigest", () -> made("light", "lightdigest"));
        makers.put("olddocid", this::changedDocument);
        makers.put("shareddocid", this::sharedDocument);
        makers.put("overlapping", this::overlapping);
        makers.put("behind", this::behind);
        makers.put("comment", () -> comment(Map.of("text", firm.mark() + " comment")));
        makers.put("suggestion", this::suggestion);
        makers.put("block", this::block);
    }

    /// Makes `owner`, which leaves `name` beside it.
    private String made(String owner, String name) {
        of(owner);
        return java.util.Objects.requireNonNull(made.get(name), name);
    }

    private String path() {
        return firm.document("t" + firm.next());
    }

    private static String text(String path, String mark) {
        var id = path.replaceAll(".*/|\\.md$", "");
        return FirmFiles.handbook(id, mark + " " + id, mark);
    }

    private String note() {
        var path = of("notepath");
        var ask =
                new Ask(
                        "PUT",
                        "/api/v1/flow/" + path,
                        Map.of(),
                        "# " + firm.mark() + " memo\n\n覚え書きです。\n");
        made.put(
                "noteblob",
                Reply.json(firm.as("member").send(ask, ""), 201).get("etag").asString());
        return path;
    }

    private String draft(String person) {
        return Reply.last(firm.as(person).send(new Ask("POST", "/drafts", page("save"), "")));
    }

    private Map<String, String> page(String act) {
        var path = path();
        return Map.of(
                "path",
                path,
                "content",
                text(path, firm.mark()),
                "title",
                firm.mark() + " title",
                "why",
                firm.mark() + " why",
                "act",
                act);
    }

    /// A picture that is approved: the path of its pointer.
    private String attached() {
        var draft = "/drafts/" + draft("member");
        var folder = "Stock/handbook/p" + firm.next();
        var file = Map.of("file", Caller.PICTURE, "beside", folder + "/x.md");
        firm.as("member").send(new Ask("POST", draft + "/attachments", file, ""));
        merged(Reply.last(firm.as("member").send(new Ask("POST", draft, page("propose"), ""))));
        return folder + "/file.png";
    }

    /// Proposes a document as the member; leaves its digest as `digest`.
    private String open(String name, String path, String text) {
        var id = path.replaceAll(".*/|\\.md$", "");
        var whole =
                text.startsWith("---")
                        ? text
                        : FirmFiles.handbook(id, firm.mark() + " " + id, text);
        var change = Map.of("path", path, "content", whole);
        var body =
                Map.of(
                        "title",
                        firm.mark() + " " + name,
                        "why",
                        firm.mark() + " why",
                        "changes",
                        List.of(change));
        var answer = Reply.json(api("member", "/api/v1/proposals", body), 201);
        made.put(
                name.equals("proposal") ? "digest" : name + "digest",
                answer.get("change_digest").asString());
        made.put(name + "path", path);
        return answer.get("number").asString();
    }

    private String approved(String number) {
        var digest = digest(number);
        Reply.json(
                api(
                        "admin",
                        "/api/v1/proposals/" + number + "/approvals",
                        Map.of("change_digest", digest)),
                200);
        return number;
    }

    private String merged(String number) {
        approved(number);
        Reply.json(api("admin", "/api/v1/proposals/" + number + "/merge", Map.of()), 200);
        return number;
    }

    private String returned() {
        var number = open("returned", path(), firm.mark());
        var body = Map.of("change_digest", digest(number), "why", firm.mark());
        Reply.json(api("admin", "/api/v1/proposals/" + number + "/returns", body), 200);
        return number;
    }

    /// The member's proposal on a document that another proposal has changed at the same place.
    private String overlapping() {
        var path = path();
        merged(open("base", path, firm.mark() + " 一"));
        var mine = open("overlapping", path, firm.mark() + " 二");
        merged(open("other", path, firm.mark() + " 三"));
        return mine;
    }

    /// The member's proposal on a document that has changed at another place.
    private String behind() {
        var path = path();
        merged(open("base", path, firm.mark()));
        var text = text(path, firm.mark());
        var mine = open("behind", path, text.replace("最後の", "終わりの"));
        merged(open("other", path, text.replace(firm.mark() + "\n\n", firm.mark() + " 四\n\n")));
        return mine;
    }

    /// The path of a document whose body its author and the administrator read, nobody else.
    private String sealed() {
        var path = path();
        var id = path.replaceAll(".*/|\\.md$", "");
        var readers = List.of(of("admin"), of("member"));
        var text = FirmFiles.sealed(id, "封書", firm.mark() + " 封書の本文", readers);
        made.put("sealedproposal", merged(open("sealed", path, text)));
        return path;
    }

    /// Minutes, which the policy calls light.
    private String light() {
        var id = "m" + firm.next() + "-" + firm.names().number();
        var text = FirmFiles.minutes(id, firm.mark(), of("member"));
        return open("light", "Stock/meetings/2026/" + id + ".md", text);
    }

    /// A document with two revisions.
    private String changedDocument() {
        var path = path();
        merged(open("base", path, firm.mark() + " 一"));
        merged(open("base", path, firm.mark() + " 二"));
        return Firm.docIdOf(path);
    }

    /// A document that the guest may read.
    private String sharedDocument() {
        var path = path();
        merged(open("base", path, firm.mark()));
        var id = Firm.docIdOf(path);
        var share = Map.of("doc", id, "person", firm.id("guest"), "back", "/documents");
        firm.as("member").send(new Ask("POST", "/documents/shares", share, ""));
        return id;
    }

    private String comment(Map<String, String> said) {
        var number = of("proposal");
        Reply.json(api("admin", "/api/v1/proposals/" + number + "/comments", said), 201);
        var all = read("admin", "/api/v1/proposals/" + number + "/comments").get("items");
        return all.get(all.size() - 1).get("id").asString();
    }

    private String suggestion() {
        return comment(
                Map.of(
                        "text",
                        firm.mark(),
                        "path",
                        of("path"),
                        "block",
                        of("block"),
                        "suggestion",
                        firm.mark() + " 五"));
    }

    private String block() {
        var diff = read("admin", "/api/v1/proposals/" + of("proposal") + "/diff");
        var pairs = diff.get("files").get(0).get("pairs");
        return pairs.get(pairs.size() - 1).get("block").asString();
    }

    private String digest(String number) {
        return read("admin", "/api/v1/proposals/" + number).get("change_digest").asString();
    }

    private JsonNode read(String person, String address) {
        return Reply.json(firm.as(person).get(address), 200);
    }

    private HttpResponse<String> api(String person, String address, Map<String, ?> body) {
        var ask = new Ask("POST", address, Map.of(), JSON.writeValueAsString(body));
        return firm.as(person).send(ask, "");
    }
}
