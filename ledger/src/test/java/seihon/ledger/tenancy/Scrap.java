package seihon.ledger.tenancy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// An entity as rooms write them, for the tests of this room.
@Entity
@Table(name = "ledger_scrap")
class Scrap {

    @Id private long id;

    @TenantId
    @PartitionKey
    @SuppressWarnings("UnusedVariable")
    private @Nullable Integer tenantId;

    private String text = "";

    protected Scrap() {}

    Scrap(long id, String text) {
        this.id = id;
        this.text = text;
    }

    void rename(String newText) {
        text = newText;
    }

    String text() {
        return text;
    }
}
