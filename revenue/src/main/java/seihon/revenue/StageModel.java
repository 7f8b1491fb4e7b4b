package seihon.revenue;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import seihon.docs.Expression;

/// A stage model (`kind: stage-model`): the stages a case can stand in, and which facts move it
/// there. Periods are cut in `zone`. `unit` empty: amounts are not read. `opportunity` is the stage
/// that makes a case an opportunity: the one named, else the mandatory ranked stage just below won;
/// empty when there is none.
public record StageModel(
        String id,
        String titleJa,
        Optional<String> titleEn,
        ZoneId zone,
        String subject,
        Set<String> sources,
        Optional<String> unit,
        List<Dimension> dims,
        Optional<String> opportunity,
        Optional<ListPrice> listPrice,
        Set<Loop> loops,
        Touch touch,
        List<Stage> stages) {

    /// How many dimensions a model may have: the slots of a derived row.
    public static final int MOST_DIMS = 8;

    public StageModel {
        sources = Set.copyOf(sources);
        dims = List.copyOf(dims);
        loops = Set.copyOf(loops);
        stages = List.copyOf(stages);
        if (dims.size() > MOST_DIMS) {
            throw new IllegalArgumentException("a model has at most %d dims".formatted(MOST_DIMS));
        }
    }

    public enum StageKind {
        RANKED,
        RECYCLE,
        WON,
        LOST,
        DEAD_END,
        SUCCESS;

        /// A case that stands there waits for nothing.
        public boolean isTerminal() {
            return this == WON || this == LOST || this == DEAD_END;
        }
    }

    /// One state a case can be in. `enter` lists the facts that put it there.
    public record Stage(
            String id,
            String titleJa,
            Optional<String> titleEn,
            StageKind kind,
            OptionalInt rank,
            Optional<String> department,
            boolean optional,
            boolean beforeFirst,
            OptionalInt maxAgeDays,
            List<Criterion> enter) {

        public Stage {
            enter = List.copyOf(enter);
        }

        /// Has a place in the order of stages, whatever its kind.
        public boolean isRanked() {
            return rank.isPresent();
        }

        public boolean isTerminal() {
            return kind.isTerminal();
        }

        public String title(Locale language) {
            return language.getLanguage().equals("en") ? titleEn.orElse(titleJa) : titleJa;
        }
    }

    /// A fact of kind `on` for which `when` holds.
    public record Criterion(String on, Optional<Expression> when) {}

    /// Which value of a dimension counts: that of the first or the last fact that has one, or the
    /// one known when the visit began.
    public enum Taken {
        FIRST,
        LAST,
        AT_ENTRY
    }

    public record Dimension(String name, Taken taken) {}

    /// Where the list price of a case stands: in `column` of the reference row whose key is the
    /// case's value of dimension `by`.
    public record ListPrice(String reference, String by, String column) {}

    /// A backward move that is no recycle.
    public record Loop(String from, String to) {}

    /// What calls for a first touch, and what is one.
    public record Touch(List<Criterion> hot, List<Criterion> contact) {
        public static final Touch NONE = new Touch(List.of(), List.of());

        public Touch {
            hot = List.copyOf(hot);
            contact = List.copyOf(contact);
        }
    }

    /// The same stages over cases as a whole.
    public StageModel withoutDims() {
        return new StageModel(
                id,
                titleJa,
                titleEn,
                zone,
                subject,
                sources,
                unit,
                List.of(),
                opportunity,
                listPrice,
                loops,
                touch,
                stages);
    }

    public Optional<Stage> stage(String id) {
        return stages.stream().filter(stage -> stage.id.equals(id)).findFirst();
    }

    /// Stages with a rank, lowest first.
    public List<Stage> ranked() {
        return stages.stream()
                .filter(Stage::isRanked)
                .sorted(Comparator.comparingInt(stage -> stage.rank.orElseThrow()))
                .toList();
    }

    /// Ranked stages in which an opportunity is open: from the opportunity stage up to, not
    /// including, won. None without an opportunity.
    public List<String> openStages() {
        var first = opportunity.flatMap(this::stage).map(stage -> stage.rank().orElse(0));
        var won =
                ranked().stream()
                        .filter(stage -> stage.kind() == StageKind.WON)
                        .mapToInt(stage -> stage.rank().orElseThrow())
                        .min()
                        .orElse(Integer.MAX_VALUE);
        return ranked().stream()
                .filter(stage -> stage.kind() == StageKind.RANKED && first.isPresent())
                .filter(stage -> stage.rank().orElseThrow() >= first.orElseThrow())
                .filter(stage -> stage.rank().orElseThrow() < won)
                .map(Stage::id)
                .toList();
    }

    /// The slot of a dimension in derived rows, from 0; empty when the model has none of this name.
    public OptionalInt slot(String dimension) {
        for (int slot = 0; slot < dims.size(); slot++) {
            if (dims.get(slot).name.equals(dimension)) {
                return OptionalInt.of(slot);
            }
        }
        return OptionalInt.empty();
    }

    /// Tells a funnel that sells from one that keeps or handles.
    public boolean hasWon() {
        return stages.stream().anyMatch(stage -> stage.kind == StageKind.WON);
    }

    public String title(Locale language) {
        return language.getLanguage().equals("en") ? titleEn.orElse(titleJa) : titleJa;
    }
}
