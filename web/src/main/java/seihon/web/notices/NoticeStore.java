package seihon.web.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import tools.jackson.databind.json.JsonMapper;

/// Rows of `web_notice`. Called inside a transaction of the tenant.
@Repository
class NoticeStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Transactions transactions;

    NoticeStore(JdbcClient jdbc, JsonMapper json, Transactions transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.transactions = transactions;
    }

    /// Newest first.
    List<Notice> latest(TenantId tenant, PersonId person, int limit) {
        return jdbc.sql(
                        """
                        select id, person_id, key, told, address, at, mail, seen_at, gone_at
                        from web_notice
                        where tenant_id = :tenant and person_id = :person
                        order by at desc, id desc
                        limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .param("limit", limit)
                .query(this::notice)
                .list();
    }

    /// Those that still wait and were not told by mail, oldest first.
    List<Notice> untold(TenantId tenant, PersonId person) {
        return jdbc.sql(
                        """
                        select id, person_id, key, told, address, at, mail, seen_at, gone_at
                        from web_notice
                        where tenant_id = :tenant and person_id = :person
                          and mail in ('now', 'digest') and gone_at is null
                        order by at, id
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .query(this::notice)
                .list();
    }

    /// The same of everybody.
    Map<PersonId, List<Notice>> untold(TenantId tenant) {
        return jdbc
                .sql(
                        """
                        select id, person_id, key, told, address, at, mail, seen_at, gone_at
                        from web_notice
                        where tenant_id = :tenant and mail in ('now', 'digest') and gone_at is null
                        order by at, id
                        """)
                .param("tenant", tenant.value())
                .query(this::notice)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Notice::person));
    }

    Counts counts(TenantId tenant, PersonId person) {
        return transactions.once(
                new Asked(tenant, person),
                () ->
                        jdbc.sql(
                                        """
                                        select count(*) as waiting, count(*) filter (where seen_at is null) as unseen
                                        from web_notice
                                        where tenant_id = :tenant and person_id = :person and gone_at is null
                                        """)
                                .param("tenant", tenant.value())
                                .param("person", person.value())
                                .query(Counts.class)
                                .single());
    }

    /// Of what waits for a person, and of that what they have not seen.
    record Counts(long waiting, long unseen) {}

    private record Asked(TenantId tenant, PersonId person) {}

    Set<String> keysThatWait(TenantId tenant, PersonId person) {
        return Set.copyOf(
                jdbc.sql(
                                """
                                select key
                                from web_notice
                                where tenant_id = :tenant and person_id = :person
                                  and gone_at is null
                                """)
                        .param("tenant", tenant.value())
                        .param("person", person.value())
                        .query(String.class)
                        .list());
    }

    /// A key that waits again after it was gone is shown again, and never mailed twice.
    void add(TenantId tenant, Notice notice) {
        jdbc.sql(
                        """
                        insert into web_notice
                            (tenant_id, id, person_id, key, told, address, at, mail)
                        values (:tenant, :id, :person, :key, :told::jsonb, :address, :at, :mail)
                        on conflict (tenant_id, person_id, key) do update
                        set gone_at = null, told = excluded.told
                        """)
                .param("tenant", tenant.value())
                .param("id", notice.id())
                .param("person", notice.person().value())
                .param("key", notice.key())
                .param("told", notice.told().toJson(json))
                .param("address", notice.address())
                .param("at", utc(notice.at()))
                .param("mail", notice.mail().column())
                .update();
    }

    void gone(TenantId tenant, PersonId person, Set<String> keys, Instant at) {
        if (keys.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        update web_notice set gone_at = :at
                        where tenant_id = :tenant and person_id = :person
                          and key in (:keys) and gone_at is null
                        """)
                .param("at", utc(at))
                .param("tenant", tenant.value())
                .param("person", person.value())
                .param("keys", keys)
                .update();
    }

    void told(TenantId tenant, List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        update web_notice set mail = 'told'
                        where tenant_id = :tenant and id in (:ids)
                        """)
                .param("tenant", tenant.value())
                .param("ids", ids)
                .update();
    }

    void seen(TenantId tenant, PersonId person, Instant at) {
        jdbc.sql(
                        """
                        update web_notice set seen_at = :at
                        where tenant_id = :tenant and person_id = :person and seen_at is null
                        """)
                .param("at", utc(at))
                .param("tenant", tenant.value())
                .param("person", person.value())
                .update();
    }

    int deleteGoneBefore(TenantId tenant, Instant limit) {
        return jdbc.sql("delete from web_notice where tenant_id = :tenant and gone_at < :limit")
                .param("tenant", tenant.value())
                .param("limit", utc(limit))
                .update();
    }

    private Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                new PersonId(row.getString("person_id")),
                row.getString("key"),
                Told.fromJson(json, row.getString("told")),
                row.getString("address"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Notice.Mail.of(row.getString("mail")),
                row.getObject("seen_at") != null,
                row.getObject("gone_at") != null);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
