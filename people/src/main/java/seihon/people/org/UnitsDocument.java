package seihon.people.org;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import seihon.domain.PersonId;

/// The units of the company (`Stock/org/units.yaml`), in document order.
public record UnitsDocument(List<Unit> units) {

    public UnitsDocument {
        units = List.copyOf(units);
    }

    /// `lead` answers for the unit; a person who is with the company.
    public record Unit(
            String id,
            String titleJa,
            Optional<String> titleEn,
            Optional<String> parent,
            Optional<PersonId> lead,
            int line) {

        public String title(Locale language) {
            return language.getLanguage().equals("en") ? titleEn.orElse(titleJa) : titleJa;
        }
    }
}
