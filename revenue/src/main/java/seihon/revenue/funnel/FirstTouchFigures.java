package seihon.revenue.funnel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.docs.WorkingTime;
import seihon.domain.BusinessCalendar;
import seihon.domain.Outcome;
import seihon.revenue.Handovers.FirstTouch;
import seihon.revenue.Handovers.Minutes;
import seihon.revenue.funnel.HandoverStore.Hot;

/// First touch: working time from what a customer asked for to the first contact.
@Component
class FirstTouchFigures {

    private static final double SECONDS_A_MINUTE = 60;
    private static final double AN_HOUR = 60;
    private static final double HALF = 0.5;
    private static final double NINE_OF_TEN = 0.9;

    private final HandoverStore store;
    private final FlowFigures flows;
    private final ObjectProvider<WorkingTime> calendars;

    FirstTouchFigures(
            HandoverStore store, FlowFigures flows, ObjectProvider<WorkingTime> calendars) {
        this.store = store;
        this.flows = flows;
        this.calendars = calendars;
    }

    Outcome<List<FirstTouch>> rows(Inquiry inquiry) {
        if (inquiry.model().touch().hot().isEmpty()) {
            return Outcome.refused("revenue.question.no-touch", inquiry.model().id());
        }
        return flows.window(inquiry)
                .map(window -> window.isEmpty() ? List.of() : rows(inquiry, window));
    }

    private List<FirstTouch> rows(Inquiry inquiry, Window window) {
        var calendar = calendar(inquiry);
        var starts = window.starts();
        Map<Grid.Place, List<OptionalDouble>> waits = new HashMap<>();
        for (var hot : store.hot(inquiry, window)) {
            var period = starts.floorEntry(hot.at()).getValue();
            waits.computeIfAbsent(new Grid.Place(by(inquiry, hot), period), _ -> new ArrayList<>())
                    .add(minutes(calendar, hot));
        }
        return new Grid<>(
                        window,
                        new ArrayList<>(waits.entrySet()),
                        entry -> entry.getKey().by(),
                        entry -> entry.getKey().period())
                .rows((place, found) ->
                        row(inquiry, window, place, found.map(Map.Entry::getValue)));
    }

    private static List<String> by(Inquiry inquiry, Hot hot) {
        return inquiry.question().by().stream()
                .map(dimension -> hot.dims().get(inquiry.slot(dimension) - 1))
                .toList();
    }

    private BusinessCalendar calendar(Inquiry inquiry) {
        var known = calendars.getIfAvailable();
        return known == null ? BusinessCalendar.usual(inquiry.zone()) : known.of(inquiry.tenant());
    }

    /// Empty while nobody got in touch.
    private static OptionalDouble minutes(BusinessCalendar calendar, Hot hot) {
        return hot.contactAt().map(contact -> worked(calendar, hot.at(), contact)).stream()
                .mapToDouble(minutes -> minutes)
                .findFirst();
    }

    private static double worked(BusinessCalendar calendar, Instant from, Instant to) {
        return calendar.businessTimeBetween(from, to).toSeconds() / SECONDS_A_MINUTE;
    }

    private static FirstTouch row(
            Inquiry inquiry,
            Window window,
            Grid.Place place,
            Optional<List<OptionalDouble>> found) {
        var waits = found.orElse(List.of());
        var touched = waits.stream().flatMapToDouble(OptionalDouble::stream).sorted().toArray();
        var within = 0;
        while (within < touched.length && touched[within] <= AN_HOUR) {
            within++;
        }
        return new FirstTouch(
                window.label(place.period()),
                place.by(),
                waits.size(),
                touched.length,
                within,
                touched.length == 0
                        ? Optional.empty()
                        : Optional.of(new Minutes(at(touched, HALF), at(touched, NINE_OF_TEN))),
                Why.figure(inquiry, "first-touch", place.by(), Why.days(window, place.period())));
    }

    /// Linear interpolation, as the database does it.
    static double at(double[] sorted, double share) {
        var place = share * (sorted.length - 1);
        var below = (int) Math.floor(place);
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
