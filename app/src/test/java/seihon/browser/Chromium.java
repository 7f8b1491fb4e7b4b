package seihon.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One browser per test JVM, started when first asked for: the system's Chromium, because a test
/// tool's own download is not to be had everywhere.
public final class Chromium {

    private static final List<Path> PLACES =
            List.of(
                    Path.of("/usr/bin/chromium"),
                    Path.of("/usr/bin/chromium-browser"),
                    Path.of("/usr/bin/google-chrome"));
    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");
    private static Optional<Browser> running = Optional.empty();

    private Chromium() {}

    public static synchronized Browser browser() {
        if (running.isEmpty()) {
            running = Optional.of(start());
        }
        return running.get();
    }

    /// A visitor with a language, a width and a theme; forgets everything when closed.
    public static Visit visit(String baseUrl, Visit.Eyes eyes) {
        return new Visit(browser(), baseUrl, eyes, true);
    }

    /// A visitor whose browser runs no scripts.
    public static Visit visitWithoutScripts(String baseUrl, Visit.Eyes eyes) {
        return new Visit(browser(), baseUrl, eyes, false);
    }

    private static Browser start() {
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(executable())
                                .setArgs(ARGUMENTS));
    }

    private static Path executable() {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no Chromium found in "
                                        + PLACES
                                        + "; install the package chromium, bin/test does so when it may"));
    }
}
