package seihon.screens;

import com.microsoft.playwright.Page;
import java.util.function.Consumer;

/// One page of the tour: where it is and what somebody does there before it is looked at.
record Stop(String name, String path, Consumer<Page> act) {

    static Stop at(String name, String path) {
        return new Stop(name, path, _ -> {});
    }

    /// Does something that leads to another page, and looks at that one.
    static Stop after(String name, String path, Consumer<Page> act) {
        return new Stop(
                name,
                path,
                page -> {
                    page.evaluate("() => { window.stillHere = true; }");
                    act.accept(page);
                    page.waitForFunction(
                            "() => !window.stillHere && document.readyState === 'complete'");
                });
    }
}
