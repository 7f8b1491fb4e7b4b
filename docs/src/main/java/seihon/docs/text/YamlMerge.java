package seihon.docs.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import seihon.docs.text.MergeResult.Overlap;
import seihon.docs.text.MergeResult.Piece;
import seihon.docs.text.MergeResult.Settled;
import seihon.docs.text.YamlEntry.Nested;

/// Merges YAML as written: fields by name, items by id, and the comments that stand with them. Text
/// that nobody changed stays as it is, byte for byte.
final class YamlMerge {

    private final String place;
    private final List<Piece> pieces = new ArrayList<>();

    private YamlMerge(String place) {
        this.place = place;
    }

    static List<Piece> merge(String base, String ours, String theirs) {
        return merge("", base, ours, theirs);
    }

    private static List<Piece> merge(String place, String base, String ours, String theirs) {
        var b = YamlOutline.of(base);
        var o = YamlOutline.of(ours);
        var t = YamlOutline.of(theirs);
        if (b.isEmpty() || o.isEmpty() || t.isEmpty()) {
            return ListMerge.lines(base, ours, theirs);
        }
        var outlines = Stream.of(b.get(), o.get(), t.get()).filter(x -> !x.entries().isEmpty());
        if (outlines.map(YamlOutline::isList).distinct().count() > 1) {
            return List.of(new Overlap(place, base, ours, theirs));
        }
        return new YamlMerge(place).outlines(b.get(), o.get(), t.get());
    }

    private List<Piece> outlines(YamlOutline b, YamlOutline o, YamlOutline t) {
        var order = KeyOrder.of(b.keys(), o.keys(), t.keys());
        var isList = o.isList() || t.isList();
        if (!b.hasDistinctKeys() || !o.hasDistinctKeys() || !t.hasDistinctKeys()) {
            return ListMerge.merge(place, texts(b), texts(o), texts(t));
        }
        if (isList && order.disputed()) {
            return List.of(new Overlap(place, all(b), all(o), all(t)));
        }
        for (var key : order.keys()) {
            entry(key, b.entry(key), o.entry(key), t.entry(key));
        }
        settled(lead(b.footer(), o.footer(), t.footer()));
        return pieces;
    }

    private static List<String> texts(YamlOutline outline) {
        var texts = new ArrayList<>(outline.entries().stream().map(YamlEntry::text).toList());
        texts.add(outline.footer());
        return texts;
    }

    private static String all(YamlOutline outline) {
        return String.join("", texts(outline));
    }

    private void entry(
            String key, Optional<YamlEntry> b, Optional<YamlEntry> o, Optional<YamlEntry> t) {
        if (isWritten(o, t) || isWritten(b, t)) {
            o.ifPresent(entry -> settled(entry.text()));
        } else if (isWritten(b, o)) {
            t.ifPresent(entry -> settled(entry.text()));
        } else if (o.isPresent() && t.isPresent()) {
            var lead = lead(b.map(YamlEntry::lead).orElse(""), o.get().lead(), t.get().lead());
            settled(lead);
            both(step(key), b, o.get(), t.get());
        } else if (isSame(b, o.or(() -> t))) {
            // Removed on one side; on the other only its comments changed.
            return;
        } else {
            overlap(step(key), b, o, t);
        }
    }

    private String step(String key) {
        return place.isEmpty() ? key : place + "/" + key;
    }

    private static boolean isWritten(Optional<YamlEntry> one, Optional<YamlEntry> other) {
        return (one.isPresent() && other.isPresent())
                ? one.get().isWritten(other.get())
                : one.isEmpty() && other.isEmpty();
    }

    private static boolean isSame(Optional<YamlEntry> one, Optional<YamlEntry> other) {
        return one.isPresent() && other.isPresent() && one.get().isSame(other.get());
    }

    private void both(String at, Optional<YamlEntry> b, YamlEntry o, YamlEntry t) {
        if (o.isSame(t) || isSame(b, Optional.of(t))) {
            settled(o.own());
        } else if (isSame(b, Optional.of(o))) {
            settled(t.own());
        } else if (isNested(b, o, t)) {
            nested(at, b, o, t);
        } else {
            var value = TreeMerge.merge(b.map(YamlEntry::value), o.value(), t.value());
            if (value.isPresent()) {
                var written =
                        o.own().startsWith("- ")
                                ? YamlWriter.item(value.get(), 0)
                                : YamlWriter.field(o.key(), value.get(), 0);
                settled(written.stripTrailing() + o.remark() + "\n");
            } else {
                overlap(at, b.map(YamlMerge::bare), Optional.of(bare(o)), Optional.of(bare(t)));
            }
        }
    }

    private static YamlEntry bare(YamlEntry entry) {
        return new YamlEntry(entry.key(), "", entry.own(), entry.value(), entry.nested());
    }

    private static boolean isNested(Optional<YamlEntry> b, YamlEntry o, YamlEntry t) {
        return o.nested() != Nested.NO
                && o.nested() == t.nested()
                && (b.isEmpty() || b.get().nested() == o.nested());
    }

    private void nested(String at, Optional<YamlEntry> b, YamlEntry o, YamlEntry t) {
        if (o.own().startsWith("-")) {
            item(at, b, o, t);
            return;
        }
        var head = b.isPresent() && b.get().head().equals(o.head()) ? t.head() : o.head();
        settled(head);
        merge(at, b.map(YamlEntry::inner).orElse(""), o.inner(), t.inner())
                .forEach(piece -> pieces.add(shifted(piece, o.indent())));
    }

    private void item(String at, Optional<YamlEntry> b, YamlEntry o, YamlEntry t) {
        var base = b.map(YamlEntry::behindDash).orElse("");
        var merged = merge(at, base, o.behindDash(), t.behindDash());
        var width = o.dashWidth();
        if (merged.getFirst() instanceof Settled(var text)) {
            pieces.add(new Settled("-" + YamlEntry.shifted(text, width).substring(1)));
            merged.stream().skip(1).forEach(piece -> pieces.add(shifted(piece, width)));
        } else {
            overlap(at, b.map(YamlMerge::bare), Optional.of(bare(o)), Optional.of(bare(t)));
        }
    }

    private static Piece shifted(Piece piece, int by) {
        return switch (piece) {
            case Settled(var text) -> new Settled(YamlEntry.shifted(text, by));
            case Overlap(var at, var base, var ours, var theirs) ->
                    new Overlap(
                            at,
                            YamlEntry.shifted(base, by),
                            YamlEntry.shifted(ours, by),
                            YamlEntry.shifted(theirs, by));
        };
    }

    /// Comments never overlap: when both sides wrote some, both stay.
    private static String lead(String base, String ours, String theirs) {
        if (ours.equals(theirs) || base.equals(theirs)) {
            return ours;
        }
        if (base.equals(ours)) {
            return theirs;
        }
        var lines = new LinkedHashSet<String>();
        ours.lines().forEach(lines::add);
        theirs.lines().filter(line -> !base.lines().toList().contains(line)).forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private void overlap(
            String at, Optional<YamlEntry> b, Optional<YamlEntry> o, Optional<YamlEntry> t) {
        pieces.add(new Overlap(at, text(b), text(o), text(t)));
    }

    private static String text(Optional<YamlEntry> entry) {
        return entry.map(YamlEntry::text).orElse("");
    }

    private void settled(String text) {
        if (!text.isEmpty()) {
            pieces.add(new Settled(text));
        }
    }
}
