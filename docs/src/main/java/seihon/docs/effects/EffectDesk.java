package seihon.docs.effects;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Effect;
import seihon.docs.change.CaseFile;
import seihon.docs.change.CheckList;
import seihon.docs.change.DocKinds;
import seihon.docs.change.Judged;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Answers what is known of the effect of a proposal, inside a read transaction.
@Component
public class EffectDesk {

    private final EffectStore store;
    private final CheckList checks;
    private final DocKinds kinds;

    EffectDesk(EffectStore store, CheckList checks, DocKinds kinds) {
        this.store = store;
        this.checks = checks;
        this.kinds = kinds;
    }

    /// What is known now.
    public sealed interface Answer {

        /// Nobody calculates numbers for these kinds, or the proposal was finished before anybody
        /// did.
        record None(Refusal why) implements Answer {}

        /// `total` 0: it waits.
        record Underway(long done, long total) implements Answer {}

        record Failed() implements Answer {}

        /// `again`: newer facts are being counted.
        record Ready(Refusal sentence, Effect.Preview preview, Instant at, boolean again)
                implements Answer {}
    }

    public Answer answer(TenantId tenant, Judged judged, Locale language) {
        var effect = checks.effectOn(kinds.of(judged.change()));
        if (effect.isEmpty()) {
            return new Answer.None(Refusal.of("docs.check.effect.not-applicable"));
        }
        return store.find(tenant, judged.file().number())
                .filter(known -> known.digest().equals(judged.file().digest()))
                .map(known -> answer(known, language))
                .orElseGet(() ->
                        judged.file().proposal().isUnfinished()
                                ? new Answer.Underway(0, 0)
                                : new Answer.None(Refusal.of("docs.effect.never")));
    }

    private Answer answer(Calculated known, Locale language) {
        var effect = checks.effectNamed(known.effect());
        if (known.made().isPresent() && effect.isPresent()) {
            var made = known.made().get();
            return new Answer.Ready(
                    effect.get().sentence(made.preview(), language),
                    made.preview(),
                    made.at(),
                    known.state().goesOn());
        }
        return known.state().goesOn()
                ? new Answer.Underway(known.done(), known.total())
                : new Answer.Failed();
    }

    /// What was calculated for the present change of every proposal that is not finished.
    public Known known(TenantId tenant, Locale language) {
        var answers = new HashMap<String, Answer>();
        if (checks.hasEffects()) {
            store.ofUnfinished(tenant)
                    .forEach(one ->
                            answers.put(key(one.proposal(), one.digest()), answer(one, language)));
        }
        return new Known(answers);
    }

    private static String key(long proposal, String digest) {
        return proposal + "/" + digest;
    }

    /// One reading for many proposals.
    public static final class Known {

        private final Map<String, Answer> answers;

        private Known(Map<String, Answer> answers) {
            this.answers = Map.copyOf(answers);
        }

        /// The effect in one sentence, once it is there.
        public Optional<Effect.Summary> summary(CaseFile file) {
            return answers.get(key(file.number(), file.digest()))
                            instanceof Answer.Ready(var sentence, _, _, _)
                    ? Optional.of(
                            new Effect.Summary(sentence, "/proposals/" + file.label() + "/effect"))
                    : Optional.empty();
        }

        /// Whether it is being calculated for the first time.
        public boolean isUnderway(CaseFile file) {
            return answers.get(key(file.number(), file.digest())) instanceof Answer.Underway;
        }
    }
}
