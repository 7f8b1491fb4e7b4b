package seihon.screens;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// What a careful eye would find wrong with a page, measured in the browser.
final class Look {

    /// Wider than the window, by so many pixels.
    private static final String TOO_WIDE =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /// Text that its own box hides: nothing is cut off silently.
    private static final String CLIPPED =
            """
            () => [...document.querySelectorAll('body *')].filter(element => {
              const style = getComputedStyle(element);
              if (element.closest('.sr, .skip, svg, [hidden], select, textarea, input')) return false;
              if (!element.textContent.trim() || element.offsetParent === null) return false;
              const hidesX = ['hidden', 'clip'].includes(style.overflowX);
              const hidesY = ['hidden', 'clip'].includes(style.overflowY);
              return (hidesX && element.scrollWidth > element.clientWidth + 1)
                  || (hidesY && element.scrollHeight > element.clientHeight + 1);
            }).map(element => element.tagName + '.' + element.className + ': '
                + element.textContent.trim().slice(0, 40))
            """;

    /// What runs over the edge of its panel, or into its neighbour.
    private static final String SPILLED =
            """
            () => [...document.querySelectorAll('.pn, .fig, .sg, .mvs > div')]
              .filter(element => element.offsetParent !== null)
              .filter(element => getComputedStyle(element).overflowX === 'visible')
              .filter(element => element.scrollWidth > element.clientWidth + 1)
              .map(element => element.className + ': ' + element.innerText.trim().slice(0, 40))
            """;

    /// Things to press that a finger would miss.
    private static final String SMALL =
            """
            () => [...document.querySelectorAll('button, .btn, .tool, .tabs a, .seg a')]
              .filter(element => element.offsetParent !== null)
              .filter(element => element.getBoundingClientRect().height < 31.5)
              .map(element => element.className + ': ' + element.textContent.trim().slice(0, 30))
            """;

    /// The other set of colours, without loading the page again.
    private static final String DARK =
            "dark => { document.documentElement.dataset.bsTheme = dark ? 'dark' : 'light'; }";

    private static final String TWO_FRAMES =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))";

    private Look() {}

    /// Waits until the page has heard of its new width: charts draw themselves again then.
    static void settle(Page page) {
        page.evaluate(TWO_FRAMES);
    }

    static void darken(Page page, boolean dark) {
        page.evaluate(DARK, dark);
    }

    /// Sentences about what is wrong; empty when nothing is.
    static List<String> wrong(Page page, boolean phone) {
        var found = new ArrayList<String>();
        var wider = ((Number) page.evaluate(TOO_WIDE)).intValue();
        if (wider > 0) {
            found.add("scrolls sideways by " + wider + " px");
        }
        for (var clipped : list(page, CLIPPED)) {
            found.add("clipped text: " + clipped);
        }
        for (var spilled : list(page, SPILLED)) {
            found.add("runs over: " + spilled);
        }
        if (page.locator("body").innerText().contains("??")) {
            found.add("an untranslated key");
        }
        if (phone) {
            for (var small : list(page, SMALL)) {
                found.add("too small to press: " + small);
            }
        }
        return found;
    }

    private static List<String> list(Page page, String script) {
        var answer = page.evaluate(script);
        return answer instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
