package seihon.app.home;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.revenue.Headlines;
import seihon.revenue.Headlines.Headline;
import seihon.web.Waiting;

/// Gathers the dashboard: a sentence, the figures, what waits for me.
@Component
class HomeDesk {

    private static final int SHOWN_WAITING = 3;

    private final Headlines headlines;
    private final ObjectProvider<Waiting> rooms;

    HomeDesk(Headlines headlines, ObjectProvider<Waiting> rooms) {
        this.headlines = headlines;
        this.rooms = rooms;
    }

    Optional<HomeView> lay(Person me, Locale language, Instant now) {
        return headlines
                .today(me, language, now)
                .map(headline -> view(headline, waiting(me, now), now));
    }

    private List<Waiting.Item> waiting(Person me, Instant now) {
        return rooms.stream()
                .flatMap(room -> room.waitingFor(me, now).stream())
                .sorted(Comparator.comparing(Waiting.Item::urgency))
                .toList();
    }

    private static HomeView view(Headline headline, List<Waiting.Item> waiting, Instant now) {
        return new HomeView(
                headline,
                HomeView.lead(headline),
                waiting.stream().limit(SHOWN_WAITING).toList(),
                waiting.size(),
                now);
    }
}
