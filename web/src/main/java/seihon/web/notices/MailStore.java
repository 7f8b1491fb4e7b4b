package seihon.web.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Rows of `web_mail`. Called inside a transaction of the tenant.
@Repository
class MailStore {

    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TenantId tenant, StoredMail mail) {
        jdbc.sql(
                        """
                        insert into web_mail
                            (tenant_id, id, person_id, recipient, purpose, subject, body,
                             html, unsubscribe, secret, created_at, state, tries, next_try_at, error)
                        values (:tenant, :id, :person, :recipient, :purpose, :subject, :body,
                                :html, :unsubscribe, :secret, :at, 'waiting', 0, :at, '')
                        """)
                .param("tenant", tenant.value())
                .param("id", mail.id())
                .param("person", mail.person().value())
                .param("recipient", mail.recipient())
                .param("purpose", mail.purpose())
                .param("subject", mail.subject())
                .param("body", mail.body())
                .param("html", mail.html())
                .param("unsubscribe", mail.unsubscribe())
                .param("secret", mail.secret())
                .param("at", utc(mail.createdAt()))
                .update();
    }

    /// Takes mails that are due and puts their next try off to `again`, so that no other node takes
    /// them meanwhile.
    List<StoredMail> claim(TenantId tenant, Instant now, Instant again, int limit) {
        return jdbc.sql(
                        """
                        update web_mail set tries = tries + 1, next_try_at = :again
                        where tenant_id = :tenant and id in (
                            select id from web_mail
                            where tenant_id = :tenant and state = 'waiting'
                              and next_try_at <= :now
                            order by next_try_at
                            limit :limit
                            for update skip locked)
                        returning id, person_id, recipient, purpose, subject, body, html,
                            unsubscribe, secret, created_at, state, tries, sent_at, error
                        """)
                .param("again", utc(again))
                .param("tenant", tenant.value())
                .param("now", utc(now))
                .param("limit", limit)
                .query(MailStore::mail)
                .list();
    }

    void sent(TenantId tenant, UUID id, Instant at) {
        jdbc.sql(
                        """
                        update web_mail
                        set state = 'sent', sent_at = :at, error = '',
                            body = case when secret then '' else body end,
                            html = case when secret then '' else html end
                        where tenant_id = :tenant and id = :id
                        """)
                .param("at", utc(at))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void refused(TenantId tenant, UUID id, StoredMail.State state, Instant nextTry, String error) {
        jdbc.sql(
                        """
                        update web_mail
                        set state = :state, next_try_at = :next, error = :error
                        where tenant_id = :tenant and id = :id
                        """)
                .param("state", state.column())
                .param("next", utc(nextTry))
                .param("error", error)
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /// The log, newest first, without bodies.
    List<StoredMail> latest(TenantId tenant, int limit) {
        return jdbc.sql(
                        """
                        select id, person_id, recipient, purpose, subject, '' as body, '' as html,
                            unsubscribe, secret, created_at, state, tries, sent_at, error
                        from web_mail
                        where tenant_id = :tenant
                        order by created_at desc, id desc
                        limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(MailStore::mail)
                .list();
    }

    int deleteBefore(TenantId tenant, Instant limit) {
        return jdbc.sql(
                        """
                        delete from web_mail
                        where tenant_id = :tenant and state <> 'waiting' and created_at < :limit
                        """)
                .param("tenant", tenant.value())
                .param("limit", utc(limit))
                .update();
    }

    private static StoredMail mail(ResultSet row, int number) throws SQLException {
        var sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new StoredMail(
                row.getObject("id", UUID.class),
                new PersonId(row.getString("person_id")),
                row.getString("recipient"),
                row.getString("purpose"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("html"),
                row.getString("unsubscribe"),
                row.getBoolean("secret"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                StoredMail.State.of(row.getString("state")),
                row.getInt("tries"),
                Optional.ofNullable(sentAt).map(OffsetDateTime::toInstant),
                row.getString("error"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
