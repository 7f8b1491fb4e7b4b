package seihon.app.why;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// A number on a page with the address that explains it.
record WhyLink(String page, String address, String shown, Shown number) {

    private static final Pattern NUMBER =
            Pattern.compile("<a class=\"num\" href=\"(/why\\?[^\"]+)\"[^>]*>([^<]*)</a>");
    private static final Pattern BESIDE =
            Pattern.compile("<a class=\"why\" href=\"(/why\\?[^\"]+)\"");
    private static final Pattern FIGURE =
            Pattern.compile("class=\"(?:fig-v|yen)\"[^>]*>(.*?)</(?:span|div)>", Pattern.DOTALL);
    private static final Pattern MATRIX =
            Pattern.compile("<table class=\"mx\">.*?</table>", Pattern.DOTALL);

    /// Numbers that are links, and figures with a link beside them.
    static List<WhyLink> on(String page, String html) {
        var links = new ArrayList<WhyLink>();
        var numbers = new LinkedHashMap<String, String>();
        var matrix = MATRIX.matcher(html);
        var inMatrix = matrix.find() ? matrix.group() : "";
        var found = NUMBER.matcher(html);
        while (found.find()) {
            var address = plain(found.group(1));
            numbers.put(address, found.group(2));
            var number = Shown.of(found.group(2));
            var isMoney = inMatrix.contains(found.group(1)) && address.contains("amount");
            links.add(
                    new WhyLink(
                            page,
                            address,
                            found.group(2),
                            isMoney ? number.inTensOfThousands() : number));
        }
        var beside = BESIDE.matcher(html);
        while (beside.find()) {
            var address = plain(beside.group(1));
            if (!numbers.containsKey(address)) {
                var figure = FIGURE.matcher(html);
                var text = figure.find(beside.end()) ? figure.group(1) : "";
                var bare = text.replaceAll("<[^>]*>", "");
                links.add(new WhyLink(page, address, bare, Shown.of(bare)));
            }
        }
        return links;
    }

    private static String plain(String attribute) {
        return attribute.replace("&amp;", "&");
    }
}
