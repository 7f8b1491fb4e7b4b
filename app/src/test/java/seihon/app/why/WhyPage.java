package seihon.app.why;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the page of a figure says.
record WhyPage(String html) {

    static final int FACTS_ON_A_PAGE = 50;

    private static final Pattern VALUE =
            Pattern.compile("class=\"fig-v\">.*?<span class=\"num\">([^<]*)<", Pattern.DOTALL);
    private static final Pattern STEP =
            Pattern.compile("<td class=\"n\">\\s*<span class=\"num\">([^<]*)</span>");
    private static final Pattern TOTAL = Pattern.compile("<span class=\"meta\">([0-9,]+)件</span>");
    private static final Pattern FACT = Pattern.compile("href=\"/why/entries/([0-9]+)\"");
    private static final Pattern NEXT =
            Pattern.compile("href=\"(/why\\?figure=[^\"]*&amp;after=[0-9.]+)\"");

    /// Means, what is lost by waiting and terms taken from other tables are of cases that no number
    /// of their own row counts.
    private static final List<String> UNCOUNTED =
            List.of("measure=avg_", "measure=win_rate", "measure=won_amount", "/bottleneck?");

    String shown() {
        var found = VALUE.matcher(html);
        return found.find() ? found.group(1).strip() : "";
    }

    Shown number() {
        return Shown.of(shown());
    }

    long total() {
        var found = TOTAL.matcher(html);
        if (!found.find()) {
            throw new AssertionError("says no total: " + html);
        }
        return Long.parseLong(found.group(1).replace(",", ""));
    }

    List<String> steps() {
        return STEP.matcher(calculation()).results().map(found -> found.group(1)).toList();
    }

    private String calculation() {
        var facts = TOTAL.matcher(html);
        return facts.find() ? html.substring(0, facts.start()) : html;
    }

    /// Its total is the number, or one that the number is made of.
    boolean explainsItsTotal(String figure) {
        if (UNCOUNTED.stream().anyMatch(figure::contains)) {
            return true;
        }
        return shown().endsWith("件")
                ? isTotal(shown())
                : Stream.of(steps()).flatMap(List::stream).anyMatch(this::isTotal);
    }

    private boolean isTotal(String text) {
        return text.endsWith("件") && Shown.of(text).isTheSameAs(Shown.of(Long.toString(total())));
    }

    List<String> facts() {
        return FACT.matcher(html).results().map(found -> found.group(1)).toList();
    }

    String next() {
        Matcher found = NEXT.matcher(html);
        return found.find() ? found.group(1).replace("&amp;", "&") : "";
    }
}
