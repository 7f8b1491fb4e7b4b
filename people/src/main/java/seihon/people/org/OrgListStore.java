package seihon.people.org;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.ledger.Generations;

/// What `people-org` derived, of the living generation: for lists and pages. Decisions read the
/// documents instead.
@Repository
public class OrgListStore {

    static final String PROJECTION = "people-org";

    private final JdbcClient jdbc;
    private final Generations generations;

    OrgListStore(JdbcClient jdbc, Generations generations) {
        this.jdbc = jdbc;
        this.generations = generations;
    }

    /// In id order.
    public List<OrgPerson> people(TenantId tenant) {
        return jdbc.sql(
                        """
                        select person_id, unit, roles, from_on, until_on, guest, part_time
                        from people_org_person
                        where tenant_id = :tenant and gen = :gen
                        order by person_id
                        """)
                .param("tenant", tenant.value())
                .param("gen", generations.live(tenant, PROJECTION))
                .query(OrgListStore::person)
                .list();
    }

    /// In document order.
    public List<OrgTitle> units(TenantId tenant) {
        return jdbc.sql(
                        """
                        select unit_id as id, title_ja, title_en
                        from people_org_unit
                        where tenant_id = :tenant and gen = :gen
                        order by rank
                        """)
                .param("tenant", tenant.value())
                .param("gen", generations.live(tenant, PROJECTION))
                .query(OrgListStore::title)
                .list();
    }

    /// In document order.
    public List<OrgTitle> roles(TenantId tenant) {
        return jdbc.sql(
                        """
                        select role_id as id, title_ja, title_en
                        from people_org_role
                        where tenant_id = :tenant and gen = :gen
                        order by rank
                        """)
                .param("tenant", tenant.value())
                .param("gen", generations.live(tenant, PROJECTION))
                .query(OrgListStore::title)
                .list();
    }

    private static OrgPerson person(ResultSet row, int number) throws SQLException {
        return new OrgPerson(
                new PersonId(row.getString("person_id")),
                Optional.ofNullable(row.getString("unit")),
                texts(row.getArray("roles")),
                day(row, "from_on"),
                day(row, "until_on"),
                row.getBoolean("guest"),
                row.getBoolean("part_time"));
    }

    private static OrgTitle title(ResultSet row, int number) throws SQLException {
        return new OrgTitle(
                row.getString("id"), row.getString("title_ja"), row.getString("title_en"));
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    public record OrgPerson(
            PersonId id,
            Optional<String> unit,
            Set<String> roles,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            boolean guest,
            boolean partTime) {

        public boolean isHere(LocalDate day) {
            return !isComing(day) && until.map(last -> !day.isAfter(last)).orElse(true);
        }

        public boolean isComing(LocalDate day) {
            return from.map(day::isBefore).orElse(false);
        }
    }

    public record OrgTitle(String id, String titleJa, @Nullable String titleEnUnlessNone) {

        public String title(Locale language) {
            var english = titleEnUnlessNone;
            return language.getLanguage().equals("en") && english != null ? english : titleJa;
        }
    }
}
