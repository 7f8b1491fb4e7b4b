package seihon.wall;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.app.provision.Provisioner;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.Tenants;

/// A company whose people stand before doors: an administrator, a member, and (in those that
/// [FirmFiles] writes) two guests, one with a document shared. Every text that is written here
/// holds [#mark], a word that no other company has.
final class Firm {

    private static final AtomicInteger NUMBER = new AtomicInteger(700);
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");
    private static final String SCOPES = "api-read,api-write,git-read,git-write";

    private final Doors doors;
    private final TenantId tenant;
    private final Names names;
    private final int port;
    private final Map<String, Caller> callers = new TreeMap<>();
    private final AtomicInteger newcomers = new AtomicInteger();
    private final AtomicInteger things = new AtomicInteger();

    /// What companies are made with.
    @Component
    record Doors(
            Provisioner provisioner,
            Tenants tenants,
            Transactions transactions,
            JdbcClient jdbc,
            Clock clock) {}

    /// How a company calls its things. `people` are ids by what they are here, `given` things that
    /// are there from the start.
    record Names(
            String slug,
            int number,
            Map<String, String> people,
            String domain,
            String password,
            Map<String, String> documents,
            Map<String, String> given) {}

    private Firm(Doors doors, TenantId tenant, Names names, int port) {
        this.doors = doors;
        this.tenant = tenant;
        this.names = names;
        this.port = port;
        callers.put("nobody", Caller.nobody(port));
    }

    /// A new company. Its ids end in its own number and its proposals are counted from there, so
    /// that none of them means anything elsewhere.
    static Firm made(Doors doors, int port) {
        var number = NUMBER.incrementAndGet();
        var file = FirmFiles.written(number);
        var applied = doors.provisioner().apply(file, false, doors.clock().instant());
        FirmFiles.delete(file);
        if (!(applied instanceof Provisioner.Applied.Made(var made, _))) {
            throw new AssertionError("not made: " + applied);
        }
        var firm = new Firm(doors, made.id(), FirmFiles.names(number), port);
        firm.countProposalsFrom(number * 1000L);
        firm.names
                .people()
                .keySet()
                .forEach(person -> firm.signIn(person, FirmFiles.token(person, number)));
        firm.share();
        return firm;
    }

    /// The example company, as its story left it.
    static Firm example(Doors doors, int port) {
        var names =
                new Names(
                        "aozora",
                        1,
                        Map.of("admin", "sato", "member", "ogawa"),
                        "@aozora.example",
                        "aozora-%s-2026",
                        Map.of(
                                "kept", "Stock/handbook/sales/opportunity.md",
                                "shared", "Stock/handbook/company/values.md"),
                        FirmFiles.given("lead-book", "new-business", "products", 1));
        var tenant = doors.tenants().bySlug(names.slug()).orElseThrow().id();
        var firm = new Firm(doors, tenant, names, port);
        firm.signIn("admin", "");
        firm.signIn("member", "");
        return firm;
    }

    private void countProposalsFrom(long first) {
        doors.transactions()
                .run(
                        tenant,
                        () ->
                                doors.jdbc()
                                        .sql(
                                                """
                                                insert into docs_proposal_number (tenant_id, last_number)
                                                values (:tenant, :last)
                                                on conflict (tenant_id) do update set last_number = excluded.last_number
                                                """)
                                        .param("tenant", tenant.value())
                                        .param("last", first)
                                        .update());
    }

    private void signIn(String person, String token) {
        var caller = Caller.signedIn(port, mail(person), password(person), token);
        callers.put(person, token.isEmpty() ? caller.withToken(token(caller)) : caller);
    }

    private static String token(Caller caller) {
        var wish = Map.of("label", "doors", "scopes", SCOPES, "days", "30");
        var page = caller.send(new Door.Ask("POST", "/settings/tokens", wish, "")).body();
        var secret = SECRET.matcher(page);
        if (!secret.find()) {
            throw new AssertionError("no token is shown: " + page);
        }
        return secret.group(1);
    }

    private void share() {
        var share = Map.of("doc", docId("shared"), "person", id("guest"), "back", "/documents");
        as("admin").send(new Door.Ask("POST", "/documents/shares", share, ""));
    }

    /// Waits until everything that happened so far is replayed: between two of its steps nothing
    /// changes for a while.
    void settle() {
        for (var tries = 0; tries < 1500; tries++) {
            var status = Reply.json(as("admin").get("/api/v1/status"), 200);
            if (status.get("lag").asLong() == 0) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("replay does not come to an end");
    }

    /// Waits until a job that programs may ask about has come to its end; answers its id.
    String done(String jobs, String id) {
        for (var tries = 0; tries < 500; tries++) {
            var progress = Reply.json(as("admin").get(jobs + id), 200);
            if (progress.get("state").asString().equals("done")) {
                return id;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError(jobs + " does not come to an end");
    }

    Doors doors() {
        return doors;
    }

    TenantId tenant() {
        return tenant;
    }

    Names names() {
        return names;
    }

    int port() {
        return port;
    }

    /// In every title, text and name that is written here.
    String mark() {
        return FirmFiles.mark(names.number());
    }

    /// `nobody`, `guest` (one document is shared with them), `outsider` (a guest with nothing),
    /// `member` or `admin`.
    Caller as(String person) {
        return java.util.Objects.requireNonNull(callers.get(person), person);
    }

    String id(String person) {
        return names.people().getOrDefault(person, person + names.number());
    }

    String mail(String person) {
        return id(person) + names.domain();
    }

    String password(String person) {
        return names.password().formatted(id(person));
    }

    /// The path of a document: `shared` and `kept` are there from the start.
    String document(String name) {
        return names.documents()
                .getOrDefault(name, "Stock/handbook/%s-%d.md".formatted(name, names.number()));
    }

    String docId(String name) {
        return docIdOf(document(name));
    }

    static String docIdOf(String path) {
        return "handbook/" + path.replaceAll(".*/|\\.md$", "");
    }

    /// A number no other thing of this company has.
    int next() {
        return things.incrementAndGet();
    }

    /// The id of somebody whom the documents name and who has no account; each only once.
    String newcomer() {
        var next = newcomers.incrementAndGet();
        if (next > FirmFiles.NEWCOMERS) {
            throw new AssertionError("more newcomers are needed; raise FirmFiles.NEWCOMERS");
        }
        return FirmFiles.newcomer(next, names.number());
    }
}
