package seihon.web.command;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;

/// Rows of `web_command`. Called inside a transaction of the tenant.
@Repository
class CommandStore {

    private final JdbcClient jdbc;

    CommandStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Answer.Kept> find(Command command) {
        return jdbc.sql(
                        """
                        select digest, status, location, content_type, body
                        from web_command
                        where tenant_id = :tenant and person_id = :person and key = :key
                        """)
                .param("tenant", command.tenant().value())
                .param("person", command.person().value())
                .param("key", command.key())
                .query(CommandStore::kept)
                .optional();
    }

    /// False while another request with this key is being worked on, on any node. Ends with the
    /// transaction.
    boolean claim(Command command) {
        var name = command.tenant() + " " + command.person() + " " + command.key();
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 300))")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /// False when the key is taken.
    boolean insert(Command command, Instant at) {
        return jdbc.sql(
                                """
                                insert into web_command (tenant_id, person_id, key, digest, at)
                                values (:tenant, :person, :key, :digest, :at)
                                on conflict do nothing
                                """)
                        .param("tenant", command.tenant().value())
                        .param("person", command.person().value())
                        .param("key", command.key())
                        .param("digest", command.digest())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void answer(Command command, Answer answer) {
        jdbc.sql(
                        """
                        update web_command
                        set status = :status, location = :location,
                            content_type = :contentType, body = :body
                        where tenant_id = :tenant and person_id = :person and key = :key
                        """)
                .param("status", answer.status())
                .param("location", answer.location())
                .param("contentType", answer.contentType())
                .param("body", answer.body())
                .param("tenant", command.tenant().value())
                .param("person", command.person().value())
                .param("key", command.key())
                .update();
    }

    int deleteBefore(TenantId tenant, Instant limit) {
        return jdbc.sql("delete from web_command where tenant_id = :tenant and at < :limit")
                .param("tenant", tenant.value())
                .param("limit", limit.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Answer.Kept kept(ResultSet row, int number) throws SQLException {
        var status = row.getInt("status");
        var answer =
                row.wasNull()
                        ? Optional.<Answer>empty()
                        : Optional.of(
                                new Answer(
                                        status,
                                        row.getString("location"),
                                        row.getString("content_type"),
                                        row.getBytes("body")));
        return new Answer.Kept(row.getBytes("digest"), answer);
    }
}
