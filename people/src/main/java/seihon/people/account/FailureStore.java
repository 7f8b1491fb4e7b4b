package seihon.people.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Failed sign-ins of known accounts, counted by minute until the ledger has them
/// (`people_failed_sign_in`).
@Repository
public class FailureStore {

    private final JdbcClient jdbc;

    FailureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void count(TenantId tenant, PersonId person, Instant at) {
        jdbc.sql(
                        """
                        insert into people_failed_sign_in (tenant_id, person_id, minute, attempts)
                        values (:tenant, :person, :minute, 1)
                        on conflict (tenant_id, person_id, minute) do update
                        set attempts = people_failed_sign_in.attempts + 1
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .param("minute", at(at.truncatedTo(ChronoUnit.MINUTES)))
                .update();
    }

    /// Takes out the minutes that are over, oldest first.
    public List<Minute> takeBefore(TenantId tenant, Instant minute) {
        return jdbc
                .sql(
                        """
                        delete from people_failed_sign_in
                        where tenant_id = :tenant and minute < :minute
                        returning person_id, minute, attempts
                        """)
                .param("tenant", tenant.value())
                .param("minute", at(minute))
                .query((row, _) ->
                        new Minute(
                                new PersonId(row.getString("person_id")),
                                row.getObject("minute", OffsetDateTime.class).toInstant(),
                                row.getInt("attempts")))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    private static OffsetDateTime at(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    public record Minute(PersonId person, Instant minute, int attempts)
            implements Comparable<Minute> {

        @Override
        public int compareTo(Minute other) {
            var byTime = minute.compareTo(other.minute);
            return byTime != 0 ? byTime : person.compareTo(other.person);
        }
    }
}
