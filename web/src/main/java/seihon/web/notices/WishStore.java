package seihon.web.notices;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Rows of `web_notice_setting`. Called inside a transaction of the tenant.
@Repository
class WishStore {

    private static final int TOKEN_BYTES = 16;

    private final JdbcClient jdbc;
    private final SecureRandom chance = new SecureRandom();

    WishStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is kept of a person: their wishes, the last day they got a digest, and the secret of
    /// their unsubscribe link.
    record Kept(Wishes wishes, Optional<LocalDate> digestedOn, String token) {}

    Optional<Kept> find(TenantId tenant, PersonId person) {
        return jdbc.sql(
                        """
                        select at_once, digest, digest_at, quiet_from, quiet_until,
                               days_off, digested_on, unsubscribe
                        from web_notice_setting
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .query(WishStore::kept)
                .optional();
    }

    /// Of everybody who has said something.
    Map<PersonId, Kept> all(TenantId tenant) {
        var all = new HashMap<PersonId, Kept>();
        jdbc.sql(
                        """
                        select person_id, at_once, digest, digest_at, quiet_from, quiet_until,
                               days_off, digested_on, unsubscribe
                        from web_notice_setting
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .query(row -> {
                    all.put(new PersonId(row.getString("person_id")), kept(row, 0));
                });
        return all;
    }

    Kept findOrMake(TenantId tenant, PersonId person) {
        var found = find(tenant, person);
        if (found.isEmpty()) {
            save(tenant, person, Wishes.DEFAULT);
            found = find(tenant, person);
        }
        return found.orElseThrow();
    }

    void save(TenantId tenant, PersonId person, Wishes wishes) {
        var token = new byte[TOKEN_BYTES];
        chance.nextBytes(token);
        jdbc.sql(
                        """
                        insert into web_notice_setting
                            (tenant_id, person_id, at_once, digest, digest_at,
                             quiet_from, quiet_until, days_off, unsubscribe)
                        values (:tenant, :person, :atOnce, :digest, :digestAt,
                                :quietFrom, :quietUntil, :daysOff, :token)
                        on conflict (tenant_id, person_id) do update
                        set at_once = excluded.at_once, digest = excluded.digest,
                            digest_at = excluded.digest_at,
                            quiet_from = excluded.quiet_from,
                            quiet_until = excluded.quiet_until,
                            days_off = excluded.days_off
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .param("atOnce", wishes.atOnce())
                .param("digest", wishes.digest())
                .param("digestAt", wishes.digestAt())
                .param("quietFrom", wishes.quietFrom())
                .param("quietUntil", wishes.quietUntil())
                .param("daysOff", wishes.daysOff())
                .param("token", HexFormat.of().formatHex(token))
                .update();
    }

    void digested(TenantId tenant, PersonId person, LocalDate day) {
        jdbc.sql(
                        """
                        update web_notice_setting set digested_on = :day
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("day", day)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                new Wishes(
                        row.getBoolean("at_once"),
                        row.getBoolean("digest"),
                        row.getObject("digest_at", LocalTime.class),
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_until", LocalTime.class),
                        row.getBoolean("days_off")),
                Optional.ofNullable(row.getObject("digested_on", LocalDate.class)),
                row.getString("unsubscribe"));
    }
}
