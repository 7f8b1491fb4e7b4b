package seihon.revenue.board;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import seihon.revenue.Headlines.Chart;
import seihon.revenue.Headlines.Line;
import seihon.revenue.Headlines.Point;
import tools.jackson.databind.json.JsonMapper;

/// Figures for the chart script, together with the table that says the same.
final class Charts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Charts() {}

    /// One row of figures over the periods. `role` says what it means (`balance`, `in`, `out`,
    /// `other`, `before`, `after`) and so gives its colour.
    record Series(String name, String role, List<Point> points) {}

    static Point count(long value, String why) {
        return new Point(Optional.of(BigDecimal.valueOf(value)), why);
    }

    /// `open` says that the last period is not over; `marks` are drawn across.
    record Shape(String kind, String unit, boolean open, List<Mark> marks) {
        Shape(String kind, String unit, boolean open) {
            this(kind, unit, open, List.of());
        }
    }

    /// A note at a period, by the sign under which it is listed.
    record Mark(int at, String sign) {}

    static Chart chart(Shape shape, List<String> labels, List<Series> series) {
        var lines =
                IntStream.range(0, labels.size())
                        .mapToObj(at ->
                                new Line(
                                        labels.get(at),
                                        series.stream().map(one -> one.points.get(at)).toList()))
                        .toList();
        return new Chart(
                data(shape, labels, series), series.stream().map(Series::name).toList(), lines);
    }

    static String data(Shape shape, List<String> labels, List<Series> series) {
        var data = new LinkedHashMap<String, Object>();
        data.put("kind", shape.kind);
        data.put("unit", shape.unit);
        data.put("open", shape.open);
        data.put("labels", labels);
        data.put("marks", shape.marks);
        data.put("series", series.stream().map(Charts::data).toList());
        return JSON.writeValueAsString(data);
    }

    private static Map<String, Object> data(Series series) {
        return Map.of(
                "name", series.name,
                "role", series.role,
                "values", series.points.stream().map(point -> point.value().orElse(null)).toList());
    }
}
