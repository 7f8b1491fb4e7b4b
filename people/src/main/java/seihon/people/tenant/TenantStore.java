package seihon.people.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.Tenant;
import seihon.people.Tenants;

/// The companies' rows (`people_tenant`).
@Repository
public class TenantStore implements Tenants {

    private static final String COLUMNS =
            "tenant_id, slug, name, zone, fiscal_year_start, language, example";

    private final JdbcClient jdbc;
    private final Transactions transactions;

    TenantStore(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record One(TenantId tenant) {}

    @Override
    public List<Tenant> all() {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_tenant where closed_at is null order by tenant_id")
                .query(TenantStore::tenant)
                .list();
    }

    @Override
    public Optional<Tenant> find(TenantId tenant) {
        return transactions.once(new One(tenant), () -> read(tenant));
    }

    private Optional<Tenant> read(TenantId tenant) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_tenant"
                                + " where tenant_id = :tenant and closed_at is null")
                .param("tenant", tenant.value())
                .query(TenantStore::tenant)
                .optional();
    }

    @Override
    public Optional<Tenant> bySlug(String slug) {
        return jdbc.sql("select " + COLUMNS + " from people_tenant where slug = :slug")
                .param("slug", slug)
                .query(TenantStore::tenant)
                .optional();
    }

    /// The open companies whose own provider lets people in, in number order.
    public List<Tenant> withSingleSignOn() {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from people_tenant"
                                + " where closed_at is null and single_sign_on order by tenant_id")
                .query(TenantStore::tenant)
                .list();
    }

    public void singleSignOn(TenantId tenant, boolean on) {
        jdbc.sql(
                        """
                        update people_tenant
                        set single_sign_on = :on
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .param("on", on)
                .update();
    }

    /// The number the next company gets. Two foundings at once collide on the primary key.
    public TenantId nextNumber() {
        return new TenantId(
                jdbc.sql("select coalesce(max(tenant_id), 0) + 1 from people_tenant")
                        .query(Integer.class)
                        .single());
    }

    public void insert(Tenant tenant, Instant at) {
        jdbc.sql(
                        """
                        insert into people_tenant
                          (tenant_id, slug, name, zone, fiscal_year_start, language, example, created_at)
                        values (:tenant, :slug, :name, :zone, :start, :language, :example, :at)
                        """)
                .param("tenant", tenant.id().value())
                .param("slug", tenant.slug())
                .param("name", tenant.name())
                .param("zone", tenant.zone().getId())
                .param("start", tenant.fiscalYearStart())
                .param("language", tenant.language().getLanguage())
                .param("example", tenant.example())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    /// Changes what may change about a company: name, zone, fiscal year and language.
    public void update(Tenant tenant) {
        jdbc.sql(
                        """
                        update people_tenant
                        set name = :name, zone = :zone, fiscal_year_start = :start, language = :language
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenant.id().value())
                .param("name", tenant.name())
                .param("zone", tenant.zone().getId())
                .param("start", tenant.fiscalYearStart())
                .param("language", tenant.language().getLanguage())
                .update();
    }

    @Override
    public void close(TenantId tenant, Instant at) {
        jdbc.sql(
                        """
                        update people_tenant
                        set closed_at = :at
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    /// Whoever reads a row joined to its company (columns `company_…`) has the answer to [#find].
    public void tell(TenantId tenant, ResultSet row) throws SQLException {
        var told =
                row.getObject("company_closed_at") == null
                        ? Optional.of(tenant(row, "company_"))
                        : Optional.<Tenant>empty();
        transactions.once(new One(tenant), () -> told);
    }

    private static Tenant tenant(ResultSet row, int number) throws SQLException {
        return tenant(row, "");
    }

    private static Tenant tenant(ResultSet row, String prefix) throws SQLException {
        return new Tenant(
                new TenantId(row.getInt(prefix + "tenant_id")),
                row.getString(prefix + "slug"),
                row.getString(prefix + "name"),
                ZoneId.of(row.getString(prefix + "zone")),
                row.getInt(prefix + "fiscal_year_start"),
                Locale.of(row.getString(prefix + "language")),
                row.getBoolean(prefix + "example"));
    }
}
