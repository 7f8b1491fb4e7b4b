package seihon.revenue.funnel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A made-up log of events with everything that real ones have: ties, repeats, gaps, returns,
/// blanks. The same seed gives the same log.
public record EventLog(List<Event> events) {

    static final List<String> STATES = List.of("MQL", "SQL", "OPP", "WON", "LOST", "NURTURE");
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    static final Instant START = Instant.parse("2025-12-31T15:00:00Z");

    private static final List<String> CHANNELS = List.of("", "web", "fair", "call");
    private static final List<String> SEGMENTS = List.of("", "S", "L");
    private static final int DAYS = 180;

    public record Event(
            String caseId,
            int seq,
            Instant at,
            String state,
            String amount,
            String channel,
            String segment) {

        String row() {
            return String.join(
                    ",",
                    caseId,
                    Integer.toString(seq),
                    at.toString(),
                    state,
                    amount,
                    channel,
                    segment);
        }
    }

    public static final String HEADER = "case_id,seq,timestamp,state,amount,channel,segment\n";

    public static final String MAPPING =
            """
            kind: mapping
            id: log
            title: 記録
            source: log
            format: csv
            row_id: [case_id, seq]
            row_seq: seq
            facts:
              - kind: activity
                subject: {type: case, id: case_id}
                at: {column: timestamp, format: iso}
                dims: {channel: channel, segment: segment}
                amount: {column: amount, unit: JPY}
                data: {name: state}
            """;

    public static final String MODEL =
            """
            kind: stage-model
            id: sales
            title: 営業
            zone: Asia/Tokyo
            sources: [log]
            unit: JPY
            dims: {channel: first, segment: last}
            stages:
              - {id: MQL, rank: 1, enter: [{on: activity, when: "fact.data.name == 'MQL'"}]}
              - {id: SQL, rank: 2, optional: true, enter: [{on: activity, when: "fact.data.name == 'SQL'"}]}
              - {id: OPP, rank: 3, enter: [{on: activity, when: "fact.data.name == 'OPP'"}]}
              - {id: WON, kind: won, rank: 4, enter: [{on: activity, when: "fact.data.name == 'WON'"}]}
              - {id: LOST, kind: lost, enter: [{on: activity, when: "fact.data.name == 'LOST'"}]}
              - {id: NURTURE, kind: recycle, enter: [{on: activity, when: "fact.data.name == 'NURTURE'"}]}
            """;

    public static EventLog of(long seed, int cases) {
        var chance = new Random(seed);
        var events = new ArrayList<Event>();
        for (int number = 0; number < cases; number++) {
            var at = START.plus(chance.nextInt(DAYS), ChronoUnit.DAYS);
            var length = 1 + chance.nextInt(7);
            for (int step = 0; step < length; step++) {
                events.add(event(chance, "C" + number, events.size(), at));
                at = chance.nextInt(5) == 0 ? at : at.plusSeconds(chance.nextInt(30 * 86_400));
            }
        }
        return new EventLog(events);
    }

    private static Event event(Random chance, String caseId, int seq, Instant at) {
        return new Event(
                caseId,
                seq,
                at,
                STATES.get(Math.min(chance.nextInt(8), chance.nextInt(STATES.size()))),
                chance.nextInt(3) == 0 ? Integer.toString(chance.nextInt(1_000) * 1_000) : "",
                CHANNELS.get(chance.nextInt(CHANNELS.size())),
                SEGMENTS.get(chance.nextInt(SEGMENTS.size())));
    }

    public String csv() {
        var text = new StringBuilder(HEADER);
        events.forEach(event -> text.append(event.row()).append('\n'));
        return text.toString();
    }

    EventLog shuffled(long seed) {
        var mixed = new ArrayList<>(events);
        Collections.shuffle(mixed, new Random(seed));
        return new EventLog(mixed);
    }

    /// In which state each case is at the end of a moment, found the plain way: the latest event
    /// before it.
    Map<String, Long> standing(Instant before) {
        var state = new HashMap<String, String>();
        events.stream()
                .sorted(Comparator.comparing(Event::at).thenComparingInt(Event::seq))
                .filter(event -> event.at.isBefore(before))
                .forEach(event -> state.put(event.caseId, event.state));
        var counts = new HashMap<String, Long>();
        state.values().forEach(each -> counts.merge(each, 1L, Long::sum));
        return counts;
    }

    long casesBefore(Instant moment) {
        return events.stream()
                .filter(event -> event.at.isBefore(moment))
                .map(Event::caseId)
                .distinct()
                .count();
    }
}
