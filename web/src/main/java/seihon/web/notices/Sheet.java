package seihon.web.notices;

import java.util.List;
import java.util.stream.Collectors;

/// What a mail says, part by part, in the reader's language. Its plain text and its HTML are made
/// from the same parts, so they say the same.
record Sheet(String subject, List<Part> parts) {

    Sheet {
        parts = List.copyOf(parts);
    }

    /// A paragraph, one thing that waits, the one button, or the small links at the end.
    sealed interface Part {

        String text();

        /// Which fragment of the mail shows it.
        default String shape() {
            return switch (this) {
                case Paragraph _ -> "paragraph";
                case Item _ -> "item";
                case Button _ -> "button";
                case Foot _ -> "foot";
            };
        }
    }

    record Paragraph(String text) implements Part {}

    /// `head` is number and kind, `meta` from whom and until when; `excerpt` may be empty.
    record Item(
            String head,
            String title,
            String effect,
            String meta,
            String excerptTitle,
            List<Line> excerpt,
            String address)
            implements Part {

        Item {
            excerpt = List.copyOf(excerpt);
        }

        @Override
        public String text() {
            var about = "%s\n  %s\n  %s\n  %s\n  %s".formatted(title, head, effect, meta, address);
            return excerpt.isEmpty()
                    ? about
                    : about
                            + "\n\n  "
                            + excerptTitle
                            + excerpt.stream()
                                    .map(line -> "\n    " + line.text())
                                    .collect(Collectors.joining());
        }
    }

    /// A line of the change: `del`, `ins` or no tone.
    record Line(String text) {

        public String tone() {
            return text.startsWith("- ") ? "del" : text.startsWith("+ ") ? "ins" : "";
        }
    }

    /// The one thing to press.
    record Button(String label, String address) implements Part {

        @Override
        public String text() {
            return label + ":\n" + address;
        }
    }

    record Foot(List<Button> links) implements Part {

        Foot {
            links = List.copyOf(links);
        }

        @Override
        public String text() {
            return links.stream()
                    .map(link -> "\n" + link.label() + ": " + link.address())
                    .collect(Collectors.joining("", "--", ""));
        }
    }

    String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining("\n\n")) + "\n";
    }

    /// Plain text that somebody else wrote: a paragraph that is an address becomes the button.
    static Sheet ofText(String subject, String text, String open) {
        var parts = text.strip().lines().collect(Collectors.joining("\n")).split("\n{2,}");
        return new Sheet(
                subject,
                List.of(parts).stream()
                        .<Part>map(part ->
                                part.matches("https?://\\S+")
                                        ? new Button(open, part)
                                        : new Paragraph(part))
                        .toList());
    }
}
