package seihon.metrics;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import seihon.domain.Outcome;
import seihon.domain.TenantId;
import seihon.ledger.Fact;

/// Computes figures and can say how. Supplied by every room that shows numbers; asked inside a read
/// transaction of the tenant.
public interface Source {

    /// Whether this source computes figures of that name.
    boolean computes(Figure figure);

    /// The number again from its name, and what it is made of; what documents call things, in the
    /// reader's `language`. Refused when the name asks for what is not there (a stage the model
    /// lacks).
    Outcome<Explained> explain(TenantId tenant, Figure figure, Page page, Locale language);

    /// What is known now: the explanation, or that the past it is about has to be derived first.
    sealed interface Explained {
        record Ready(Explanation explanation) implements Explained {}

        /// `address`: where the job can be followed.
        record Later(UUID job, String address) implements Explained {}
    }

    /// What the things that facts are about are called and where they are shown, as far as the
    /// source of that figure knows them.
    Map<Fact.Subject, Subject> subjects(
            TenantId tenant, Figure figure, Collection<Fact.Subject> asked);

    /// Something that facts are about: what people call it, and the page that shows it.
    record Subject(String name, String address) {}

    /// At most `limit` facts after the one where the last page ended.
    record Page(Optional<Fact.Id> after, int limit) {}
}
