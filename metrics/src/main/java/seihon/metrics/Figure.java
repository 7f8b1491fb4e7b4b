package seihon.metrics;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The name of one number, complete enough to compute it again: who computes it and everything it
/// was asked with, the tree size included
/// (`revenue/olist/flow?as_of=812&measure=in&period=2018-01`). Equal numbers asked the same way
/// have the same name.
public record Figure(String name, SortedMap<String, String> parameters) {

    public static final String AS_OF = "as_of";

    /// Which number of a row.
    public static final String MEASURE = "measure";

    private static final String PAGE = "/why?figure=";

    public Figure {
        if (name.isBlank() || name.contains("?")) {
            throw new IllegalArgumentException("a figure has a name without ?, found " + name);
        }
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    public static Figure of(String name, Map<String, String> parameters) {
        return new Figure(name, new TreeMap<>(parameters));
    }

    /// Empty when the text is no figure's name.
    public static Optional<Figure> parse(String text) {
        var mark = text.indexOf('?');
        var name = mark < 0 ? text : text.substring(0, mark);
        if (name.isBlank()) {
            return Optional.empty();
        }
        return parameters(mark < 0 ? "" : text.substring(mark + 1))
                .map(parameters -> new Figure(name, parameters));
    }

    private static Optional<SortedMap<String, String>> parameters(String written) {
        var parameters = new TreeMap<String, String>();
        try {
            for (var pair : written.isEmpty() ? new String[0] : written.split("&")) {
                var equals = pair.indexOf('=');
                if (equals < 1) {
                    return Optional.empty();
                }
                parameters.put(
                        decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        } catch (IllegalArgumentException badEscape) {
            return Optional.empty();
        }
        return Optional.of(parameters);
    }

    public Optional<String> parameter(String key) {
        return Optional.ofNullable(parameters.get(key));
    }

    /// The same number with one thing asked otherwise.
    public Figure with(String key, String value) {
        var changed = new TreeMap<>(parameters);
        changed.put(key, value);
        return new Figure(name, changed);
    }

    /// The same with one thing not asked.
    public Figure without(String key) {
        var fewer = new TreeMap<>(parameters);
        fewer.remove(key);
        return new Figure(name, fewer);
    }

    /// The page that explains it. The name goes there encoded once more, part by part: most parts
    /// need no encoding, while the name as a whole always does.
    public String address() {
        var text = new StringBuilder(PAGE).append(encoded(name));
        var mark = "%3F";
        for (var pair : parameters.entrySet()) {
            text.append(mark)
                    .append(encoded(encoded(pair.getKey())))
                    .append("%3D")
                    .append(encoded(encoded(pair.getValue())));
            mark = "%26";
        }
        return text.toString();
    }

    /// What was counted, as a file.
    public String file() {
        return "/why.csv?figure=" + encoded(toString());
    }

    /// The figure that a page explains. Throws [IllegalArgumentException] for another address.
    public static Figure at(String address) {
        return Optional.of(address)
                .filter(text -> text.startsWith(PAGE))
                .flatMap(text -> parse(decoded(text.substring(PAGE.length()))))
                .orElseThrow(() -> new IllegalArgumentException("explains no figure: " + address));
    }

    /// The page that explains another number of the same row, by the name of its column.
    public static String measuring(String address, String measure) {
        return at(address).with(MEASURE, measure).address();
    }

    @Override
    public String toString() {
        if (parameters.isEmpty()) {
            return name;
        }
        return parameters.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&", name + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
