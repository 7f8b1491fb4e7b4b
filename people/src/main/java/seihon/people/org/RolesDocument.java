package seihon.people.org;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Roles beyond those known from the start, or other titles for them (`Stock/org/roles.yaml`).
public record RolesDocument(List<Role> roles) {

    /// Roles every company has without naming them.
    public static final List<String> KNOWN =
            List.of(
                    "admin",
                    "executive",
                    "manager",
                    "member",
                    "revenue-ops",
                    "finance",
                    "privacy",
                    "auditor");

    public RolesDocument {
        roles = List.copyOf(roles);
    }

    public record Role(String id, String titleJa, Optional<String> titleEn, int line) {

        public String title(Locale language) {
            return language.getLanguage().equals("en") ? titleEn.orElse(titleJa) : titleJa;
        }
    }
}
