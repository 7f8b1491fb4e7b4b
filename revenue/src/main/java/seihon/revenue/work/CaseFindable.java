package seihon.revenue.work;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import seihon.domain.Person;
import seihon.revenue.Funnel;
import seihon.revenue.StageModel;
import seihon.revenue.funnel.NameStore;
import seihon.web.Findable;
import seihon.web.Words;

/// Cases by company and number, for those who may read figures.
@Component
class CaseFindable implements Findable {

    private final Funnel funnel;
    private final StandingStore standing;
    private final Words words;
    private final Clock clock;

    CaseFindable(Funnel funnel, StandingStore standing, Words words, Clock clock) {
        this.funnel = funnel;
        this.standing = standing;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public List<Group> find(Person person, Locale language, String called, int most) {
        if (person.guest()) {
            return List.of();
        }
        return funnel.models(person.tenant()).stream()
                .map(model -> group(person, language, model, called, most))
                .filter(group -> group.total() > 0)
                .toList();
    }

    private Group group(Person person, Locale language, StageModel model, String called, int most) {
        var found =
                standing.standing(
                        person.tenant(),
                        model,
                        StandingStore.Search.called(model, called, clock.instant(), most));
        return new Group(
                words.text("revenue.search.cases", language, model.title(language)),
                found.cases().stream().map(one -> item(model, one, language)).toList(),
                found.total(),
                UriComponentsBuilder.fromPath("/work")
                        .queryParam("model", model.id())
                        .queryParam("q", "{called}")
                        .encode()
                        .build(called)
                        .toString());
    }

    private static Item item(StageModel model, StandingStore.Standing one, Locale language) {
        return new Item(
                one.name(),
                one.id(),
                model.stage(one.stage()).orElseThrow().title(language),
                NameStore.address(model.id(), one.id()));
    }
}
