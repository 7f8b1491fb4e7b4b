package seihon.revenue.model;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import seihon.docs.Expression.Vocabulary;
import seihon.docs.Kind.Reading;
import seihon.docs.ProblemList;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Dimension;
import seihon.revenue.StageModel.ListPrice;
import seihon.revenue.StageModel.Loop;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.StageModel.Taken;
import seihon.revenue.StageModel.Touch;

/// Reads a stage model whose schema holds, and checks what a schema cannot: ids, ranks, names of
/// stages and dimensions, and the criteria's types.
final class StageModelReader {

    private final SourceDocument document;
    private final ProblemList problems;
    private final StageReader stages;

    StageModelReader(SourceDocument document, Vocabulary vocabulary) {
        this.document = document;
        this.problems = new ProblemList(document.path());
        this.stages = new StageReader(problems, vocabulary);
    }

    Reading<StageModel> read() {
        var front = document.front();
        var rows = mappings(front.items("stages"));
        var read = rows.stream().map(stages::stage).toList();
        checkIds(rows);
        var ids = read.stream().map(Stage::id).collect(Collectors.toSet());
        var model =
                new StageModel(
                        document.id().id(),
                        document.titleJa(),
                        document.titleEn(),
                        zone(),
                        front.text("subject").orElse("case"),
                        new LinkedHashSet<>(texts(front.items("sources"))),
                        unit(),
                        dims(),
                        opportunity(ids, read),
                        listPrice(),
                        loops(ids),
                        touch(),
                        read);
        return problems.orElse(() -> model);
    }

    private void checkIds(List<Yaml.Mapping> rows) {
        var seen = new HashSet<String>();
        for (var row : rows) {
            var id = row.text("id").orElse("");
            if (!seen.add(id)) {
                problems.at(at(row, "id"), "revenue.model.stage-twice", id);
            }
        }
    }

    private ZoneId zone() {
        var written = document.front().text("zone").orElse("");
        try {
            return ZoneId.of(written);
        } catch (DateTimeException unknown) {
            problems.at(at(document.front(), "zone"), "revenue.model.zone", written);
            return ZoneOffset.UTC;
        }
    }

    /// What amounts are rounded to and called on screen is known of currencies alone.
    private Optional<String> unit() {
        var written = document.front().text("unit");
        var isCurrency =
                written.map(code ->
                                Currency.getAvailableCurrencies().stream()
                                        .anyMatch(known -> known.getCurrencyCode().equals(code)))
                        .orElse(true);
        if (!isCurrency) {
            problems.at(at(document.front(), "unit"), "revenue.model.unit", written.get());
        }
        return written;
    }

    private List<Dimension> dims() {
        var dims = new ArrayList<Dimension>();
        document.front()
                .mapping("dims")
                .ifPresent(mapping ->
                        mapping.fields()
                                .keySet()
                                .forEach(name ->
                                        dims.add(
                                                new Dimension(
                                                        name,
                                                        taken(
                                                                mapping.text(name)
                                                                        .orElse("last"))))));
        return dims;
    }

    private static Taken taken(String written) {
        return Taken.valueOf(written.toUpperCase(Locale.ROOT));
    }

    private Optional<String> opportunity(Set<String> ids, List<Stage> read) {
        var written = document.front().text("opportunity");
        if (written.isPresent()) {
            known(ids, at(document.front(), "opportunity"), written.get());
            return written;
        }
        return StageOrder.justBelowWon(read).map(Stage::id);
    }

    private Optional<ListPrice> listPrice() {
        return document.front()
                .mapping("list_price")
                .map(price -> {
                    var by = price.text("by").orElse("");
                    if (dims().stream().noneMatch(dim -> dim.name().equals(by))) {
                        problems.at(at(price, "by"), "revenue.model.dimension-unknown", by);
                    }
                    return new ListPrice(
                            price.text("reference").orElse(""),
                            by,
                            price.text("column").orElse(""));
                });
    }

    private Set<Loop> loops(Set<String> ids) {
        var loops = new LinkedHashSet<Loop>();
        for (var item : document.front().items("loops")) {
            if (item instanceof Yaml.Sequence(var ends, _, _)) {
                var names = texts(ends);
                names.forEach(name -> known(ids, item, name));
                loops.add(new Loop(names.getFirst(), names.getLast()));
            }
        }
        return loops;
    }

    private void known(Set<String> ids, Yaml where, String stage) {
        if (!ids.contains(stage)) {
            problems.at(where, "revenue.model.stage-unknown", stage);
        }
    }

    private Touch touch() {
        return document.front()
                .mapping("touch")
                .map(touch ->
                        new Touch(stages.criteria(touch, "hot"), stages.criteria(touch, "contact")))
                .orElse(Touch.NONE);
    }

    static List<Yaml.Mapping> mappings(List<Yaml> items) {
        return items.stream()
                .filter(Yaml.Mapping.class::isInstance)
                .map(Yaml.Mapping.class::cast)
                .toList();
    }

    static Yaml at(Yaml.Mapping mapping, String field) {
        return mapping.field(field).orElse(mapping);
    }

    private static List<String> texts(List<Yaml> items) {
        return items.stream()
                .flatMap(item ->
                        item instanceof Yaml.Text(var text, _, _)
                                ? Stream.of(text)
                                : Stream.empty())
                .toList();
    }
}
