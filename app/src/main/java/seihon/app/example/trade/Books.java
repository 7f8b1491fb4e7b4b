package seihon.app.example.trade;

import java.nio.charset.Charset;
import java.util.List;

/// What the company's tools export: files for mappings and master data, in the order in which they
/// came in, and the events of the product.
public record Books(List<File> references, List<File> files, List<Event> events) {

    public Books {
        references = List.copyOf(references);
        files = List.copyOf(files);
        events = List.copyOf(events);
    }

    /// `target` is the id of the mapping or of the master data; `lines` start with the header.
    public record File(String target, String name, Charset encoding, List<String> lines) {
        public File {
            lines = List.copyOf(lines);
        }

        public byte[] bytes() {
            return (String.join("\n", lines) + "\n").getBytes(encoding);
        }
    }

    /// A CloudEvent's id, type, time and data (JSON).
    public record Event(String id, String type, String time, String data) {

        private static final String SOURCE = "https://mimamori.aozora.example";

        /// As one of a batch is written.
        public String cloudEvent() {
            return """
            {"specversion":"1.0","id":"%s","source":"%s","type":"%s","time":"%s",\
            "datacontenttype":"application/json","data":%s}\
            """
                    .formatted(id, SOURCE, type, time, data);
        }
    }
}
