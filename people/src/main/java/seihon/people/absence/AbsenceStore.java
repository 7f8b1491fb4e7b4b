package seihon.people.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Who is away when, and who decides for them (`people_absence`). An ended absence keeps its row:
/// it explains approvals given on somebody's behalf.
@Repository
public class AbsenceStore {

    private static final String COLUMNS =
            "absence_id, person_id, deputy_id, from_on, until_on, recorded_at, recorded_by,"
                    + " ended_at";

    private final JdbcClient jdbc;
    private final Transactions transactions;

    AbsenceStore(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Everybodys(TenantId tenant) {}

    /// The absence that held on that day, as it was on record at that instant: what is recorded or
    /// ended later changes nothing about what a deputy decided. The one recorded last when several
    /// did. A list of proposals asks for everybody: where nothing can change meanwhile, all are
    /// read at once.
    public Optional<Absence> on(TenantId tenant, PersonId person, LocalDate day, Instant at) {
        return transactions.isReading()
                ? transactions.once(new Everybodys(tenant), () -> all(tenant)).stream()
                        .filter(each -> each.person().equals(person))
                        .filter(each -> !day.isBefore(each.from()) && !day.isAfter(each.until()))
                        .filter(each -> each.isOnRecord(at))
                        .max(Comparator.comparing(Absence::recordedAt))
                : read(tenant, person, day, at);
    }

    private List<Absence> all(TenantId tenant) {
        return jdbc.sql("select " + COLUMNS + " from people_absence where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(AbsenceStore::absence)
                .list();
    }

    private Optional<Absence> read(TenantId tenant, PersonId person, LocalDate day, Instant at) {
        return jdbc.sql(
                        """
                        select absence_id, person_id, deputy_id, from_on, until_on,
                          recorded_at, recorded_by, ended_at
                        from people_absence
                        where tenant_id = :tenant and person_id = :person
                          and from_on <= :day and until_on >= :day
                          and recorded_at <= :at and (ended_at is null or ended_at > :at)
                        order by recorded_at desc
                        limit 1
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .param("day", day)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query(AbsenceStore::absence)
                .optional();
    }

    /// What is not over yet, soonest first.
    public List<Absence> coming(TenantId tenant, LocalDate day) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_absence where tenant_id = :tenant"
                                + " and until_on >= :day and ended_at is null"
                                + " order by from_on, absence_id")
                .param("tenant", tenant.value())
                .param("day", day)
                .query(AbsenceStore::absence)
                .list();
    }

    public Optional<Absence> find(TenantId tenant, UUID id) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_absence"
                                + " where tenant_id = :tenant and absence_id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(AbsenceStore::absence)
                .optional();
    }

    public void insert(TenantId tenant, Absence absence) {
        jdbc.sql(
                        """
                        insert into people_absence
                          (tenant_id, absence_id, person_id, deputy_id, from_on, until_on,
                           recorded_at, recorded_by)
                        values (:tenant, :id, :person, :deputy, :from, :until, :at, :by)
                        """)
                .param("tenant", tenant.value())
                .param("id", absence.id())
                .param("person", absence.person().value())
                .param("deputy", absence.deputy().map(PersonId::value).orElse(null))
                .param("from", absence.from())
                .param("until", absence.until())
                .param("at", OffsetDateTime.ofInstant(absence.recordedAt(), ZoneOffset.UTC))
                .param("by", absence.recordedBy().value())
                .update();
    }

    public boolean end(TenantId tenant, UUID id, PersonId by, Instant at) {
        return jdbc.sql(
                                """
                                update people_absence
                                set ended_at = :at, ended_by = :by
                                where tenant_id = :tenant and absence_id = :id
                                  and ended_at is null
                                """)
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("by", by.value())
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getObject("absence_id", UUID.class),
                new PersonId(row.getString("person_id")),
                person(row.getString("deputy_id")),
                row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getString("recorded_by")),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Optional<PersonId> person(@Nullable String id) {
        return Optional.ofNullable(id).map(PersonId::new);
    }

    /// Both days are included, in the company's zone. `endedAt` is empty while nobody has ended it.
    public record Absence(
            UUID id,
            PersonId person,
            Optional<PersonId> deputy,
            LocalDate from,
            LocalDate until,
            Instant recordedAt,
            PersonId recordedBy,
            Optional<Instant> endedAt) {

        boolean isOnRecord(Instant at) {
            return !recordedAt.isAfter(at) && endedAt.filter(end -> !end.isAfter(at)).isEmpty();
        }
    }
}
