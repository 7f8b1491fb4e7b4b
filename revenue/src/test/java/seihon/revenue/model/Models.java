package seihon.revenue.model;

import java.util.List;
import seihon.docs.DocPath;
import seihon.docs.Kind;
import seihon.docs.Problem;
import seihon.docs.text.KindRegistry;
import seihon.revenue.StageModel;

/// Stage models read from text, as the house reads them.
public final class Models {

    private static final KindRegistry KINDS = new KindRegistry(List.of(new StageModelKind()));

    private Models() {}

    public static StageModel read(String yaml) {
        return switch (reading(yaml)) {
            case Kind.Reading.Good<KindRegistry.Valid<?>>(var valid) -> (StageModel) valid.value();
            case Kind.Reading.Bad<KindRegistry.Valid<?>>(var problems) ->
                    throw new IllegalArgumentException(problems.toString());
        };
    }

    /// `line key arguments` of everything that is wrong.
    static List<String> problems(String yaml) {
        return switch (reading(yaml)) {
            case Kind.Reading.Good<KindRegistry.Valid<?>> _ -> List.of();
            case Kind.Reading.Bad<KindRegistry.Valid<?>>(var problems) ->
                    problems.stream().map(Models::sentence).toList();
        };
    }

    private static String sentence(Problem problem) {
        return problem.line() + " " + problem.what().key() + " " + problem.what().arguments();
    }

    private static Kind.Reading<KindRegistry.Valid<?>> reading(String yaml) {
        return KINDS.read(new DocPath("Stock/revenue/model.yaml"), yaml);
    }
}
