package seihon.docs.proposals;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import seihon.docs.Check;
import seihon.docs.Problem;
import seihon.docs.Proposals.Standing;
import seihon.docs.Requirement;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A proposal as programs read it. Sentences are in the caller's language; their `type` is stable.
@JsonNaming(SnakeCaseStrategy.class)
record ProposalJson(
        long number,
        int revision,
        String title,
        String changeDigest,
        String state,
        boolean behind,
        List<CheckLine> checks,
        List<Demand> requirements,
        String address) {

    static ProposalJson of(Standing standing, Function<Refusal, String> say) {
        return new ProposalJson(
                standing.number(),
                standing.revision(),
                standing.title(),
                standing.digest(),
                standing.state().name().toLowerCase(Locale.ROOT),
                standing.behind(),
                standing.checks().stream().map(line -> CheckLine.of(line, say)).toList(),
                standing.requirements().stream().map(r -> Demand.of(r, say)).toList(),
                "/proposals/" + standing.number());
    }

    record Sentence(String type, String detail) {
        static Sentence of(Refusal why, Function<Refusal, String> say) {
            return new Sentence(why.key(), say.apply(why));
        }
    }

    record Place(String path, int line, int column, Sentence what) {
        static Place of(Problem problem, Function<Refusal, String> say) {
            return new Place(
                    problem.path().value(),
                    problem.line(),
                    problem.column(),
                    Sentence.of(problem.what(), say));
        }
    }

    /// `verdict` is passed, failed, not-applicable or not-installed.
    record CheckLine(String check, String verdict, Sentence summary, List<Place> details) {
        static CheckLine of(Check.Line line, Function<Refusal, String> say) {
            return new CheckLine(
                    line.check(),
                    line.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Sentence.of(line.summary(), say),
                    line.details().stream().map(p -> Place.of(p, say)).toList());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Given(String by, @Nullable String onBehalfOf) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Demand(
            String rule,
            List<String> groups,
            int needed,
            int missing,
            List<String> eligible,
            List<Given> given,
            boolean signature,
            @Nullable Sentence unsatisfiable,
            List<Sentence> why) {
        static Demand of(Requirement requirement, Function<Refusal, String> say) {
            return new Demand(
                    requirement.rule(),
                    requirement.groups(),
                    requirement.needed(),
                    requirement.missing(),
                    requirement.eligible().stream().map(PersonId::value).sorted().toList(),
                    requirement.given().stream().map(Demand::given).toList(),
                    requirement.signature(),
                    requirement.unsatisfiable().map(why -> Sentence.of(why, say)).orElse(null),
                    requirement.why().stream().map(why -> Sentence.of(why, say)).toList());
        }

        private static Given given(Requirement.Given given) {
            return new Given(
                    given.by().value(), given.onBehalfOf().map(PersonId::value).orElse(null));
        }
    }
}
