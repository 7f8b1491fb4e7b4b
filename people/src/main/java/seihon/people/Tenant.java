package seihon.people;

import java.time.ZoneId;
import java.util.Locale;
import seihon.domain.TenantId;

/// A company that uses this installation. `slug` is its name in addresses (`/git/aozora.git`) and
/// never changes; `fiscalYearStart` is a month, 1-12. `example` marks the bundled example company.
public record Tenant(
        TenantId id,
        String slug,
        String name,
        ZoneId zone,
        int fiscalYearStart,
        Locale language,
        boolean example) {}
