package seihon.app.home;

import java.time.Instant;
import java.util.List;
import seihon.domain.Refusal;
import seihon.revenue.Headlines.Headline;
import seihon.web.Waiting;

/// The page `/`. `lead` is what a person would say aloud, in at most three clauses.
record HomeView(
        Headline headline, List<Refusal> lead, List<Waiting.Item> waiting, int waits, Instant now) {

    HomeView {
        lead = List.copyOf(lead);
        waiting = List.copyOf(waiting);
    }

    public int more() {
        return waits - waiting.size();
    }

    static List<Refusal> lead(Headline headline) {
        if (!headline.whole()) {
            return List.of(
                    Refusal.of("app.home.lead.counting", headline.size(), headline.stamp().asOf()));
        }
        var won = won(headline);
        return headline.worstStage()
                .map(stage -> List.of(won, Refusal.of("app.home.lead.bottleneck", stage)))
                .orElseGet(() -> List.of(won));
    }

    private static Refusal won(Headline headline) {
        var amounts = headline.amounts();
        var count = amounts.wonCount();
        return Refusal.of(
                count == 0 ? "app.home.lead.none" : "app.home.lead.won",
                count,
                amounts.wonCountBefore());
    }
}
