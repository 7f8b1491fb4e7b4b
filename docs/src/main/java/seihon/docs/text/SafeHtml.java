package seihon.docs.text;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// The second wall behind the renderer, which already escapes raw HTML: only these elements and
/// attributes ever reach a page. Pictures come from our own addresses.
final class SafeHtml {

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_-]{1,200}");
    private static final Pattern CLASS =
            Pattern.compile("person|link-broken|language-[\\p{L}\\p{N}+#_-]{1,40}");
    private static final Pattern OWN_ADDRESS = Pattern.compile("/[^/\\\\].*");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://|mailto:|#|/[^/\\\\]).*");
    private static final Pattern SMALL_NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final PolicyFactory POLICY =
            new HtmlPolicyBuilder()
                    .allowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr")
                    .allowElements("ul", "ol", "li", "blockquote", "pre", "code")
                    .allowElements("em", "strong", "del", "ins", "a", "img", "span")
                    .allowElements("table", "thead", "tbody", "tr", "th", "td")
                    .allowWithoutAttributes("span", "a")
                    .allowUrlProtocols("http", "https", "mailto")
                    .allowAttributes("id")
                    .matching(ID)
                    .globally()
                    .allowAttributes("class")
                    .matching(CLASS)
                    .onElements("span", "a", "code")
                    .allowAttributes("href")
                    .matching(ADDRESS)
                    .onElements("a")
                    .allowAttributes("src")
                    .matching(OWN_ADDRESS)
                    .onElements("img")
                    .allowAttributes("alt", "title")
                    .onElements("img", "a")
                    .allowAttributes("start")
                    .matching(SMALL_NUMBER)
                    .onElements("ol")
                    .allowAttributes("align")
                    .matching(Pattern.compile("left|center|right"))
                    .onElements("th", "td")
                    .requireRelsOnLinks("noopener", "noreferrer")
                    .toFactory();

    private SafeHtml() {}

    static String clean(String html) {
        return POLICY.sanitize(html);
    }
}
