package seihon.connectors;

import org.springframework.stereotype.Component;
import seihon.docs.Roster;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// How the values of dimensions are called on a page: an owner by the person's name, everything
/// else as it was received. Files and answers to programs keep the values themselves.
@Component
public class DimensionValues {

    /// The dimension whose values are people, by their ids where the company has them.
    public static final String OWNER = "owner";

    private final Roster roster;

    DimensionValues(Roster roster) {
        this.roster = roster;
    }

    /// For one page of a company.
    public Called of(TenantId tenant) {
        return (dimension, value) ->
                dimension.equals(OWNER) && PersonId.isValid(value)
                        ? roster.name(tenant, new PersonId(value))
                        : value;
    }

    @FunctionalInterface
    public interface Called {
        String of(String dimension, String value);
    }
}
