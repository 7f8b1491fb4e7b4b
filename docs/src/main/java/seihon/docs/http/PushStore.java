package seihon.docs.http;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Topics of pushes and the day's count. Inside a transaction of the tenant.
@Component
class PushStore {

    private final JdbcClient jdbc;

    PushStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Day(int pushCount, long packBytes) {}

    /// Adds one push to the day and answers the day with it.
    Day count(TenantId tenant, LocalDate day, long packBytes) {
        return jdbc.sql(
                        """
                        insert into docs_push_day (tenant_id, day, push_count, pack_bytes)
                        values (:tenant, :day, 1, :bytes)
                        on conflict (tenant_id, day) do update
                        set push_count = docs_push_day.push_count + 1,
                            pack_bytes = docs_push_day.pack_bytes + excluded.pack_bytes
                        returning push_count, pack_bytes
                        """)
                .param("tenant", tenant.value())
                .param("day", day)
                .param("bytes", packBytes)
                .query((row, _) -> new Day(row.getInt("push_count"), row.getLong("pack_bytes")))
                .single();
    }

    Optional<Long> proposal(TenantId tenant, PersonId person, String topic) {
        return jdbc.sql(
                        """
                        select proposal_no
                        from docs_push_topic
                        where tenant_id = :tenant and person_id = :person and topic = :topic
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .param("topic", topic)
                .query(Long.class)
                .optional();
    }

    void remember(TenantId tenant, PersonId person, String topic, long proposal) {
        jdbc.sql(
                        """
                        insert into docs_push_topic (tenant_id, person_id, topic, proposal_no)
                        values (:tenant, :person, :topic, :proposal)
                        on conflict (tenant_id, person_id, topic) do update
                        set proposal_no = excluded.proposal_no
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .param("topic", topic)
                .param("proposal", proposal)
                .update();
    }
}
