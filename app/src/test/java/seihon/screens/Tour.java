package seihon.screens;

import java.util.LinkedHashMap;
import java.util.Map;
import seihon.browser.Visit;

/// Which pages are looked at, and as whom. A new page is added here.
final class Tour {

    /// Pages for everybody.
    static final Map<String, String> OPEN = pages("signin", "/signin", "recovery", "/recovery");

    /// Answers 404 on purpose, and browsers say so.
    static final String NOWHERE = "nowhere";

    static final Map<String, Map<String, String>> WALKS = walks();

    private Tour() {}

    private static Map<String, Map<String, String>> walks() {
        var walks = new LinkedHashMap<String, Map<String, String>>();
        walks.put(
                "sato",
                pages(
                        "inbox",
                        "/inbox",
                        "proposals",
                        "/proposals",
                        "proposals-merged",
                        "/proposals?state=merged",
                        "documents",
                        "/documents",
                        "search",
                        "/search?q=" + "%E5%95%86%E8%AB%87",
                        "notices",
                        "/notices",
                        "menu",
                        "/menu",
                        "settings",
                        "/settings",
                        "settings-notices",
                        "/settings/notices",
                        "settings-mail",
                        "/settings/mail",
                        "settings-oidc",
                        "/settings/oidc",
                        NOWHERE,
                        "/nowhere"));
        walks.put("ishii", pages("inbox-ishii", "/inbox"));
        walks.put("ogawa", pages("inbox-empty", "/inbox"));
        return walks;
    }

    /// Pages whose address the example decides: every open proposal, and one document.
    static Map<String, String> found(Visit visit) {
        var pages = new LinkedHashMap<String, String>();
        var list = visit.open("/proposals");
        for (var link : list.locator(".pl a").all()) {
            var path = link.getAttribute("href");
            pages.put("proposal-" + path.replaceAll("\\D", ""), path);
        }
        var tree = visit.open("/documents");
        var document = tree.locator("main a[href$='.md']");
        if (document.count() > 0) {
            pages.put("document", document.first().getAttribute("href"));
        }
        return pages;
    }

    private static Map<String, String> pages(String... namesAndPaths) {
        var pages = new LinkedHashMap<String, String>();
        for (var at = 0; at < namesAndPaths.length; at += 2) {
            pages.put(namesAndPaths[at], namesAndPaths[at + 1]);
        }
        return pages;
    }
}
