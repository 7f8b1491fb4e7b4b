package seihon.wall;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import seihon.wall.Door.Ask;

/// The things that belong to people and accounts: tokens, absences, sessions, passkeys, links.
final class Belongings {

    private static final LocalDate FIRST_AWAY = LocalDate.of(2027, 1, 4);

    private final Firm firm;
    private final Things things;

    Belongings(Firm firm, Things things) {
        this.firm = firm;
        this.things = things;
    }

    void addTo(Map<String, Supplier<String>> makers) {
        makers.put("number", () -> Integer.toString(firm.next()));
        makers.put("newcomer", firm::newcomer);
        makers.put("hired", this::hired);
        makers.put("closed", this::closed);
        makers.put("token", this::token);
        makers.put("awayfrom", () -> FIRST_AWAY.plusDays(10L * firm.next()).toString());
        makers.put("absence", this::absence);
        makers.put("session", () -> session("admin", "/settings/sessions"));
        makers.put(
                "membersession",
                () -> session("member", "/settings/accounts/" + firm.id("member") + "/sessions"));
        makers.put("passkey", this::passkey);
        makers.put("invitation", this::invitation);
        makers.put("recovery", this::recovery);
        makers.put("unsubscribe", this::unsubscribe);
        makers.put("rebuild", this::rebuild);
        makers.put("overlapseen", this::overlapSeen);
        new Received(firm, things).addTo(makers);
    }

    /// Somebody who has an account since now.
    private String hired() {
        var id = firm.newcomer();
        var fields = Map.of("id", id, "name", "霞 " + id, "email", id + "@firm.example");
        post("admin", "/settings/accounts", fields);
        return id;
    }

    private String closed() {
        var id = hired();
        post("admin", "/settings/accounts/" + id + "/closing", Map.of());
        return id;
    }

    private String token() {
        var ask =
                new Ask(
                        "POST",
                        "/api/v1/people/" + firm.id("admin") + "/tokens",
                        Map.of(),
                        "{\"label\": \"" + firm.mark() + " token\"}");
        return Reply.json(firm.as("admin").send(ask, ""), 201).get("id").asString();
    }

    private String absence() {
        var from = things.of("awayfrom");
        post("admin", "/settings/absence", Map.of("from", from, "until", from));
        return newest("/settings/absence", "/settings/absence/([0-9a-f-]+)/end");
    }

    /// A session that was begun elsewhere, by the name that `page` gives it.
    private String session(String person, String page) {
        var name = page + "/([0-9a-f-]+)/end";
        var before = found(page, name);
        Caller.signedIn(firm.port(), firm.mail(person), firm.password(person), "");
        var after = found(page, name);
        after.removeAll(before);
        return after.getFirst();
    }

    /// Only a browser can register one; a row will do for being listed and removed.
    private String passkey() {
        var id = "%032x".formatted(firm.names().number() * 1000L + firm.next());
        var now = firm.doors().clock().instant().atOffset(ZoneOffset.UTC);
        firm.doors()
                .transactions()
                .run(
                        firm.tenant(),
                        () ->
                                firm.doors()
                                        .jdbc()
                                        .sql(
                                                """
                                                insert into people_passkey
                                                  (tenant_id, credential_id, person_id, public_key, sign_count, verified,
                                                   backup_eligible, backed_up, transports, label, created_at, last_used_at)
                                                values (:tenant, :id, :person, '\\x00', 0, true, false, false, '{}', :label, :at, :at)
                                                """)
                                        .param("tenant", firm.tenant().value())
                                        .param("id", HexFormat.of().parseHex(id))
                                        .param("person", firm.id("admin"))
                                        .param("label", firm.mark() + " passkey")
                                        .param("at", now)
                                        .update());
        return id;
    }

    private String invitation() {
        return mailed(things.of("hired") + "@firm.example", "/invitation/([A-Za-z0-9_-]+)");
    }

    private String recovery() {
        post("nobody", "/recovery", Map.of("email", firm.mail("member")));
        return mailed(firm.mail("member"), "/recovery/([A-Za-z0-9_-]+)");
    }

    private String mailed(String to, String link) {
        var bodies =
                firm.doors()
                        .transactions()
                        .read(
                                firm.tenant(),
                                () ->
                                        firm.doors()
                                                .jdbc()
                                                .sql(
                                                        """
                                                        select body
                                                        from web_mail
                                                        where tenant_id = :tenant and recipient = :to
                                                        order by created_at desc, id desc
                                                        """)
                                                .param("tenant", firm.tenant().value())
                                                .param("to", to)
                                                .query(String.class)
                                                .list());
        var found = Pattern.compile(link).matcher(String.join("\n", bodies));
        if (!found.find()) {
            throw new AssertionError("no mail with " + link + " to " + to);
        }
        return found.group(1);
    }

    private String unsubscribe() {
        post(
                "member",
                "/settings/notices",
                Map.of(
                        "digest",
                        "on",
                        "digestAt",
                        "09:00",
                        "quietFrom",
                        "19:00",
                        "quietUntil",
                        "08:00"));
        return firm.doors()
                .transactions()
                .read(
                        firm.tenant(),
                        () ->
                                firm.doors()
                                        .jdbc()
                                        .sql(
                                                """
                                                select unsubscribe
                                                from web_notice_setting
                                                where tenant_id = :tenant and person_id = :person
                                                """)
                                        .param("tenant", firm.tenant().value())
                                        .param("person", firm.id("member"))
                                        .query(String.class)
                                        .single());
    }

    private String rebuild() {
        var answer = firm.as("admin").send(new Ask("POST", "/api/v1/rebuild", Map.of(), ""), "");
        return firm.done("/api/v1/rebuild/", Reply.json(answer, 202).get("id").asString());
    }

    /// What the page says that it shows of the overlapping proposal.
    private String overlapSeen() {
        var page = "/proposals/" + things.of("overlapping") + "/overlaps";
        return newest(page, "name=\"seen\" value=\"([0-9a-f]+)\"");
    }

    private String newest(String page, String link) {
        return found(page, link).getLast();
    }

    private java.util.NavigableSet<String> found(String page, String link) {
        var found = new TreeSet<String>();
        Pattern.compile(link)
                .matcher(firm.as("admin").get(page).body())
                .results()
                .forEach(one -> found.add(one.group(1)));
        return found;
    }

    private void post(String person, String address, Map<String, String> fields) {
        var answer = firm.as(person).send(new Ask("POST", address, fields, ""));
        if (answer.statusCode() >= 400) {
            throw new AssertionError(address + ": " + answer.statusCode() + answer.body());
        }
    }
}
