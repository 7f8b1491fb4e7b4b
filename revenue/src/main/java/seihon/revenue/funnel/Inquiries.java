package seihon.revenue.funnel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.domain.Outcome;
import seihon.domain.TenantId;
import seihon.ledger.Generations;
import seihon.ledger.Ledger;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelAnswer.Later;
import seihon.revenue.FunnelAnswer.Ready;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.StageModel;
import seihon.revenue.past.Interpretations;
import seihon.revenue.past.Past;
import seihon.revenue.past.Pasts;

/// Opens questions: finds the model, its rows, and the tree size they answer for.
@Component
class Inquiries {

    private static final int MOST_DIMENSIONS = 2;

    private final Documents documents;
    private final Generations generations;
    private final Ledger ledger;
    private final BasisStore bases;
    private final Interpretations interpretations;
    private final Pasts pasts;

    Inquiries(
            Documents documents,
            Generations generations,
            Ledger ledger,
            BasisStore bases,
            Interpretations interpretations,
            Pasts pasts) {
        this.documents = documents;
        this.generations = generations;
        this.ledger = ledger;
        this.bases = bases;
        this.interpretations = interpretations;
        this.pasts = pasts;
    }

    /// A question that can be answered now, or the past that has to be derived for it.
    private sealed interface Opened {

        record Now(Inquiry inquiry) implements Opened {}

        record Later(Past past) implements Opened {}
    }

    /// What a figure is computed from: rows that tell every size, or those that only stand as the
    /// last entry left them. Of these any earlier size has to be derived.
    enum Kept {
        ALWAYS,
        AT_PRESENT
    }

    /// Opens a question and has its rows computed, now or once the past is derived.
    <R> Outcome<FunnelAnswer<R>> answer(
            TenantId tenant, FunnelQuestion question, Function<Inquiry, Outcome<List<R>>> figures) {
        return answer(tenant, question, Kept.ALWAYS, figures);
    }

    <R> Outcome<FunnelAnswer<R>> answer(
            TenantId tenant,
            FunnelQuestion question,
            Kept kept,
            Function<Inquiry, Outcome<List<R>>> figures) {
        return open(tenant, question, kept)
                .then(opened ->
                        switch (opened) {
                            case Opened.Later(var past) -> later(past);
                            case Opened.Now(var inquiry) ->
                                    figures.apply(inquiry)
                                            .map(rows -> new Ready<>(rows, inquiry.stamp()));
                        });
    }

    private static <R> Outcome<FunnelAnswer<R>> later(Past past) {
        return Outcome.done(new Later<>(past.id(), past.address()));
    }

    /// The same over a window that the question leaves to the figure.
    <R> Outcome<FunnelAnswer<R>> answer(
            TenantId tenant,
            FunnelQuestion question,
            Function<Inquiry, Outcome<FunnelQuestion>> window,
            Function<Inquiry, Outcome<List<R>>> figures) {
        return open(tenant, question, Kept.ALWAYS)
                .then(opened ->
                        switch (opened) {
                            case Opened.Later(var past) -> later(past);
                            case Opened.Now(var inquiry) ->
                                    window.apply(inquiry)
                                            .then(windowed -> answer(tenant, windowed, figures));
                        });
    }

    private Outcome<Opened> open(TenantId tenant, FunnelQuestion question, Kept kept) {
        var newest = documents.find(tenant, StageModel.class, question.model());
        if (newest.isEmpty()) {
            return Outcome.refused("revenue.model-not-found", question.model());
        }
        var position = generations.position(tenant, "revenue/" + question.model());
        var basis = bases.find(tenant, position.gen(), question.model());
        var derivedBy = basis.flatMap(each -> derivedBy(tenant, newest.get(), each));
        var loaded = derivedBy.orElse(newest.get());
        return asOf(tenant, question, position.next())
                .then(asOf ->
                        asOf == position.next()
                                        || (kept == Kept.ALWAYS
                                                && interpretations.areTheSame(tenant, loaded, asOf))
                                ? opened(
                                        new Inquiry(
                                                tenant,
                                                question,
                                                loaded.value(),
                                                loaded.revision().name(),
                                                position.gen(),
                                                asOf,
                                                asOf == position.next()))
                                : past(tenant, question, asOf));
    }

    private static Outcome<Opened> opened(Inquiry inquiry) {
        return checked(inquiry).map(Opened.Now::new);
    }

    /// By the definitions of then.
    private Outcome<Opened> past(TenantId tenant, FunnelQuestion question, long asOf) {
        var then = interpretations.model(tenant, question.model(), asOf);
        if (then.isEmpty()) {
            return Outcome.refused("revenue.question.as-of-before-model", asOf);
        }
        var past = pasts.want(tenant, question.model(), asOf);
        if (past.isEmpty()) {
            return Outcome.refused("revenue.question.as-of-too-many", Pasts.MOST_KEPT);
        }
        if (!past.get().isReady()) {
            return Outcome.done(new Opened.Later(past.get()));
        }
        return opened(
                new Inquiry(
                        tenant,
                        question,
                        then.get().value(),
                        then.get().revision().name(),
                        past.get().gen().orElseThrow(),
                        asOf,
                        true));
    }

    /// While a new revision of the model is still being derived, the rows are the former one's.
    private Optional<Loaded<StageModel>> derivedBy(
            TenantId tenant, Loaded<StageModel> newest, BasisStore.Basis basis) {
        if (newest.revision().name().equals(basis.revision())) {
            return Optional.of(newest);
        }
        return documents.allAsOf(tenant, StageModel.class, basis.decidedAt() + 1).stream()
                .filter(each -> each.revision().name().equals(basis.revision()))
                .findFirst();
    }

    private Outcome<Long> asOf(TenantId tenant, FunnelQuestion question, long derived) {
        if (question.asOf().isEmpty()) {
            return Outcome.done(derived);
        }
        var asked = question.asOf().getAsLong();
        if (asked == derived) {
            return Outcome.done(asked);
        }
        if (asked < 0 || asked > ledger.size(tenant)) {
            return Outcome.refused("revenue.question.as-of-invalid", asked, ledger.size(tenant));
        }
        if (asked > derived) {
            return Outcome.refused("revenue.question.as-of-underway", asked, derived);
        }
        return Outcome.done(asked);
    }

    private static Outcome<Inquiry> checked(Inquiry inquiry) {
        var question = inquiry.question();
        if (question.by().size() > MOST_DIMENSIONS) {
            return Outcome.refused("revenue.question.dimensions-invalid", MOST_DIMENSIONS);
        }
        for (var dimension : question.by()) {
            if (inquiry.model().slot(dimension).isEmpty()) {
                return unknown(inquiry.model(), dimension);
            }
        }
        for (var dimension : question.filters().keySet()) {
            if (inquiry.model().slot(dimension).isEmpty()) {
                return unknown(inquiry.model(), dimension);
            }
        }
        return Outcome.done(inquiry);
    }

    private static Outcome<Inquiry> unknown(StageModel model, String dimension) {
        var known = model.dims().stream().map(StageModel.Dimension::name).toList();
        return Outcome.refused(
                "revenue.question.dimension-invalid", dimension, String.join(", ", known));
    }

    /// The stage as the model knows it.
    static Outcome<StageModel.Stage> stage(Inquiry inquiry, String id) {
        var stages = inquiry.model().stages().stream().map(StageModel.Stage::id).toList();
        return inquiry.model()
                .stage(id)
                .map(Outcome::done)
                .orElseGet(() ->
                        Outcome.refused(
                                "revenue.question.stage-invalid", id, String.join(", ", stages)));
    }
}
