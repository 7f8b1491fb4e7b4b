package seihon.revenue.funnel;

import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seihon.domain.Person;
import seihon.web.Download;
import seihon.web.RefusedRequest;

/// The rows behind a chart or table of a page as a file: what the API answers to the same question
/// as CSV, for people who are signed in.
@RestController
class FunnelFileApi {

    private static final String CSV = "text/csv";

    private final Map<String, Function<Asked, ResponseEntity<?>>> tables;

    FunnelFileApi(FunnelApi funnel) {
        this.tables =
                Map.ofEntries(
                        Map.entry("flow", funnel::flow),
                        Map.entry("closings", funnel::closings),
                        Map.entry("conversion", funnel::conversion),
                        Map.entry("moves", funnel::moves),
                        Map.entry("dwell", funnel::dwell),
                        Map.entry("lead-time", funnel::leadTime),
                        Map.entry("stalled", funnel::stalled),
                        Map.entry("win-rate", funnel::winRate),
                        Map.entry("velocity", funnel::velocity),
                        Map.entry("bottleneck", funnel::bottleneck),
                        Map.entry("first-touch", funnel::firstTouch),
                        Map.entry("sent-back", funnel::sentBack),
                        Map.entry("feedback", funnel::feedback),
                        Map.entry("reach", funnel::reach),
                        Map.entry("cases", funnel::listed),
                        Map.entry("coverage", funnel::coverage));
    }

    @GetMapping("/revenue/{model}/{table}.csv")
    ResponseEntity<?> file(
            @PathVariable String model,
            @PathVariable String table,
            @RequestParam MultiValueMap<String, String> given,
            Person me) {
        var rows = tables.get(table);
        if (rows == null) {
            throw new RefusedRequest("revenue.table-not-found", table);
        }
        var answer = rows.apply(new Asked(model, new Parameters(given), CSV, me, true));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.attached(model + "-" + table))
                .body(answer.getBody());
    }
}
