package seihon.ledger.tenancy;

import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seihon.domain.TenantId;

/// Gives Hibernate the tenant of the running transaction for its `@TenantId` columns, and tells it
/// where entities live: in the rooms of every module. In an entity the column reads
/// `@TenantId @PartitionKey private @Nullable Integer tenantId`: Hibernate fills it in, and takes
/// an `int` for an assigned 0.
@Configuration(proxyBeanMethods = false)
@EntityScan("seihon")
class TenantWiring {

    @Bean
    HibernatePropertiesCustomizer tenantOfHibernate() {
        return properties ->
                properties.put(
                        MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new RunningTenant());
    }

    /// Outside a transaction it answers 0, which is nobody: no row is found and none is written.
    static final class RunningTenant implements CurrentTenantIdentifierResolver<Integer> {

        @Override
        public Integer resolveCurrentTenantIdentifier() {
            return Running.now().map(Running::tenant).orElse(TenantId.NOBODY).value();
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return false;
        }
    }
}
