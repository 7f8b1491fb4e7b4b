package seihon.screens;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import seihon.browser.Visit;

/// Which pages are looked at, and as whom. A new page is added here.
final class Tour {

    /// A company that was just founded, with a founder and nothing else.
    static final String NEWCOMER = "kodama";

    private static final String FUNNEL = "/revenue/new-business";
    private static final String HANDBOOK = "/documents/Stock/handbook/";
    private static final String OPPORTUNITY = "Stock/handbook/sales/opportunity.md";
    private static final String RESPONSE = HANDBOOK + "sales/lead-response.md";
    private static final String MEMO = "Flow/2026/11-19/opportunity-cases/memo.md";

    /// Pages for everybody.
    static final List<Stop> OPEN =
            List.of(
                    Stop.at("signin", "/signin"),
                    Stop.after("signin-wrong", "/signin", Tour::wrongPassword),
                    Stop.at("recovery", "/recovery"),
                    Stop.after("recovery-sent", "/recovery", Tour::recovery),
                    Stop.at("link-gone", "/invitation/an-old-secret"));

    /// Answer with an error on purpose, and browsers say so.
    private static final List<String> FAILING =
            List.of(
                    "signin-wrong",
                    "link-gone",
                    "nowhere",
                    "forbidden",
                    "conflict",
                    "other-content");

    /// Pages pictured in both languages and all colours; of the others only what differs most is
    /// pictured, and all of it is measured.
    private static final List<String> KEY =
            List.of(
                    "signin",
                    "inbox",
                    "dashboard",
                    "funnel",
                    "funnel-conversion",
                    "work",
                    "case",
                    "why",
                    "proposal-12",
                    "document",
                    "documents",
                    "editor",
                    "people",
                    "setup-own-steps");

    static boolean isFailing(Stop stop) {
        return FAILING.contains(stop.name());
    }

    static boolean isKey(Stop stop) {
        return KEY.contains(stop.name());
    }

    static final Map<String, List<Stop>> WALKS = walks();

    private Tour() {}

    private static Map<String, List<Stop>> walks() {
        var walks = new LinkedHashMap<String, List<Stop>>();
        walks.put("sato", sato());
        walks.put("ishii", List.of(Stop.at("inbox-ishii", "/inbox")));
        walks.put(
                "ogawa",
                List.of(
                        Stop.at("inbox-empty", "/inbox"),
                        Stop.at("forbidden", "/settings/accounts")));
        walks.put(
                NEWCOMER,
                List.of(
                        Stop.at("setup-own-steps", "/setup/steps"),
                        Stop.at("setup-policy", "/setup/policy"),
                        Stop.at("documents-young", "/documents"),
                        Stop.at("proposals-none", "/proposals"),
                        Stop.at("notices-none", "/notices"),
                        Stop.at("flow-none", "/documents/Flow")));
        return walks;
    }

    private static List<Stop> sato() {
        var stops = new ArrayList<Stop>();
        stops.addAll(desk());
        stops.addAll(revenue());
        stops.addAll(library());
        stops.addAll(writing());
        stops.addAll(settings());
        return stops;
    }

    private static List<Stop> desk() {
        return List.of(
                Stop.at("inbox", "/inbox"),
                new Stop("keys", "/inbox", page -> page.keyboard().press("?")),
                Stop.at("menu", "/menu"),
                Stop.at("notices", "/notices"),
                Stop.at("proposals", "/proposals"),
                Stop.at("proposals-merged", "/proposals?state=merged"),
                Stop.at("proposals-withdrawn", "/proposals?state=withdrawn"),
                Stop.at("proposal-merged", "/proposals/1"),
                Stop.at("proposal-effect", "/proposals/23"),
                Stop.at("since", "/proposals/12/since"),
                Stop.at("overlaps", "/proposals/19/overlaps"),
                Stop.at("revise", "/proposals/15/edit"),
                Stop.at("nowhere", "/nowhere"),
                Stop.at("conflict", "/proposals/1/edit"),
                Stop.after("other-content", "/settings/notices", Tour::sameKeyTwice));
    }

    private static List<Stop> revenue() {
        return List.of(
                Stop.at("dashboard", "/"),
                new Stop("dashboard-table", "/", page -> press(page, "[data-show=table]")),
                Stop.at("funnel", FUNNEL),
                Stop.at("funnel-amounts", FUNNEL + "?measure=amount&grain=quarter"),
                Stop.at("funnel-filtered", FUNNEL + "?channel=%E5%B1%95%E7%A4%BA%E4%BC%9A"),
                Stop.at("funnel-conversion", FUNNEL + "?part=conversion"),
                Stop.at("funnel-moves", FUNNEL + "?part=moves"),
                Stop.at("funnel-wins", FUNNEL + "?part=wins"),
                Stop.at("funnel-segments", FUNNEL + "?part=segments"),
                Stop.at("funnel-handovers", FUNNEL + "?part=handovers"),
                Stop.at("funnel-closings", FUNNEL + "?part=closings"),
                Stop.at("funnel-years", FUNNEL + "?grain=fiscal_year"),
                Stop.at("funnel-list", FUNNEL + "/cases?list=fast_pass"),
                Stop.at("funnel-success", "/revenue/customer-success"),
                Stop.at("work", "/work"),
                Stop.after("case", "/work", page -> press(page, ".rows a.t")),
                Stop.after("why", "/", page -> press(page, "main a[href^='/why']")),
                Stop.after(
                        "why-rate", "/", page -> press(page, ".fig:nth-child(2) a[href^='/why']")),
                Stop.at("entry", "/why/entries/3000"),
                Stop.at("imports", "/data/imports"),
                Stop.after("import", "/data/imports", page -> press(page, "th a")),
                Stop.at("catalogue", "/data/catalogue"),
                Stop.at("quarantine", "/data/quarantine"),
                Stop.after("quarantine-rows", "/data/quarantine", page -> press(page, "th a")));
    }

    private static void press(Page page, String what) {
        page.locator(what).first().click();
        page.waitForLoadState();
    }

    private static List<Stop> library() {
        return List.of(
                Stop.at("documents", "/documents"),
                Stop.at("folder", HANDBOOK + "sales"),
                Stop.at("document", "/documents/" + OPPORTUNITY),
                Stop.at("document-source", "/documents/" + OPPORTUNITY + "?view=source"),
                Stop.at("document-yaml", "/documents/Stock/org/people.yaml"),
                Stop.at("document-policy", "/documents/Stock/policies/approval.yaml"),
                Stop.at("minutes", "/documents/Stock/meetings/2026/11-09-sales.md"),
                Stop.at("charter", CHARTER),
                Stop.at("history", RESPONSE + "/history"),
                Stop.at("compare", RESPONSE + "/history?from=1&to=3"),
                Stop.at("blame", RESPONSE + "/blame"),
                Stop.at("readers", RESPONSE + "/readers"),
                Stop.at("flow", "/documents/Flow"),
                Stop.at("flow-note", "/documents/" + MEMO),
                Stop.at("search", "/search?q=%E5%95%86%E8%AB%87"),
                Stop.at("search-none", "/search?q=%E3%81%AC%E3%82%8B%E3%81%BD"),
                Stop.at("search-empty", "/search"));
    }

    private static final String CHARTER =
            "/documents/Stock/programs/mimamori-2/projects/gateway/documents/charter.md";

    private static List<Stop> writing() {
        return List.of(
                Stop.at("editor-new", "/documents/new"),
                Stop.at("editor", "/documents/edit?path=" + OPPORTUNITY),
                Stop.after(
                        "editor-yaml-wrong",
                        "/documents/edit?path=Stock/org/units.yaml",
                        Tour::mistake),
                Stop.after("emergency", "/documents/edit?path=" + OPPORTUNITY, Tour::emergency),
                Stop.at("flow-new", "/flow/new"),
                Stop.at("flow-edit", "/flow/edit?path=" + MEMO),
                Stop.at("flow-promotion", "/flow/promotion?path=" + MEMO));
    }

    private static List<Stop> settings() {
        return List.of(
                Stop.at("people", "/people"),
                Stop.at("person", "/people/nakamura"),
                Stop.at("leaving", "/people/nakamura/leaving"),
                Stop.at("settings", "/settings"),
                Stop.at("profile", "/settings/profile"),
                Stop.at("absence", "/settings/absence"),
                Stop.at("settings-notices", "/settings/notices"),
                Stop.at("passkeys", "/settings/passkeys"),
                Stop.at("tokens", "/settings/tokens"),
                Stop.after("tokens-made", "/settings/tokens", Tour::token),
                Stop.at("password", "/settings/password"),
                Stop.at("again", "/signin/again"),
                Stop.at("sessions", "/settings/sessions"),
                Stop.at("sessions-theirs", "/settings/accounts/ishii/sessions"),
                Stop.at("accounts", "/settings/accounts"),
                Stop.after("accounts-csv-wrong", "/settings/accounts", Tour::csv),
                Stop.at("everybody-tokens", "/settings/everybody/tokens"),
                Stop.at("settings-mail", "/settings/mail"),
                Stop.at("settings-oidc", "/settings/oidc"),
                Stop.at("system", "/settings/system"),
                Stop.at("setup-steps", "/setup/steps"),
                Stop.at("setup-own", "/setup/own"),
                Stop.after("setup-problem", "/setup/own", page -> found(page, "aozora", "kumo")));
    }

    /// Pages whose address the example decides: every open proposal.
    static List<Stop> found(Visit visit) {
        var stops = new ArrayList<Stop>();
        for (var link : visit.open("/proposals").locator(".pl a").all()) {
            var path = link.getAttribute("href");
            stops.add(Stop.at("proposal-" + path.replaceAll("\\D", ""), path));
        }
        return stops;
    }

    /// Fills in what founds a company.
    static void found(Page page, String slug, String password) {
        page.locator("#company").fill("こだま食品");
        page.locator("#slug").fill(slug);
        page.locator("#name").fill("児玉 明");
        page.locator("#person").fill("kodama");
        page.locator("#email").fill("kodama@kodama.example");
        page.locator("#password").fill(password);
        page.locator("#secondName").fill("山田 花");
        page.locator("#secondPerson").fill("yamada");
        page.locator("#secondEmail").fill("yamada@kodama.example");
        page.locator("form button[type=submit]").click();
    }

    private static void wrongPassword(Page page) {
        page.locator("#email").fill("sato@aozora.example");
        page.locator("#password").fill("not the password of sato");
        page.locator("form.si-f button[type=submit]").first().click();
    }

    private static void recovery(Page page) {
        page.locator("#email").fill("nobody@aozora.example");
        page.locator("form button[type=submit]").click();
    }

    private static void mistake(Page page) {
        var content = page.locator("#content");
        content.fill(content.inputValue().replace("lead: ", "leader: "));
        page.locator("#shown .problems").waitFor();
        page.locator("button[value=save]:visible").click();
    }

    private static void emergency(Page page) {
        page.locator("form .menu summary").click();
        page.locator("button[value=emergency]").click();
    }

    private static void token(Page page) {
        page.locator("#label").fill("経理のパソコンのgit");
        page.locator("form.form button[type=submit]").click();
    }

    private static void csv(Page page) {
        page.locator("#csv").fill("id,name,email\nueda,上田 誠,ueda@aozora.example");
        page.locator("form[action$='/csv'] button[type=submit]").click();
    }

    /// Other content under a number that was used already.
    private static void sameKeyTwice(Page page) {
        page.evaluate(
                "async () => { const form = document.querySelector('form[action$=\"/settings/notices\"]');"
                        + " await fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual'}); }");
        page.locator("input[type=time]").first().fill("07:15");
        page.locator("form[action$='/settings/notices'] button[type=submit]").click();
    }
}
