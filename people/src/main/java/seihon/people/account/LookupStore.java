package seihon.people.account;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Finds whose a mail address, token, link or passkey is before any tenant is known. The table can
/// be reached only through two functions of the database: one reads by exact digest, one writes
/// with the tenant of the running transaction.
@Repository
public class LookupStore {

    private final JdbcClient jdbc;

    LookupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// At most one owner, mail addresses aside: those may be known to several companies.
    public List<Owner> owners(Sort sort, byte[] digest) {
        return jdbc.sql("select tenant_id, person_id from people_key_find(:kind, :digest)")
                .param("kind", sort.word)
                .param("digest", digest)
                .query((row, _) ->
                        new Owner(
                                new TenantId(row.getInt("tenant_id")),
                                new PersonId(row.getString("person_id"))))
                .list();
    }

    public void put(Sort sort, byte[] digest, PersonId person) {
        write(sort, digest, person, true);
    }

    public void remove(Sort sort, byte[] digest, PersonId person) {
        write(sort, digest, person, false);
    }

    private void write(Sort sort, byte[] digest, PersonId person, boolean present) {
        jdbc.sql("select people_key_write(:kind, :digest, :person, :present) is null")
                .param("kind", sort.word)
                .param("digest", digest)
                .param("person", person.value())
                .param("present", present)
                .query(Boolean.class)
                .single();
    }

    public record Owner(TenantId tenant, PersonId person) {}

    /// What a digest is of.
    public enum Sort {
        MAIL("mail"),
        TOKEN("token"),
        LINK("link"),
        PASSKEY("passkey"),
        PASSKEY_OWNER("passkey-owner");

        private final String word;

        Sort(String word) {
            this.word = word;
        }
    }
}
