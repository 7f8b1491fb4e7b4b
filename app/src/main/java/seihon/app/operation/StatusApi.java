package seihon.app.operation;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.Lag;
import seihon.people.Tenant;
import seihon.people.Tenants;

/// How far this company's house is; scripts wait for `lag` 0.
@RestController
@RequestMapping("/api/v1/status")
class StatusApi {

    private final Version version;
    private final Tenants tenants;
    private final Lag lag;
    private final Transactions transactions;

    StatusApi(Version version, Tenants tenants, Lag lag, Transactions transactions) {
        this.version = version;
        this.tenants = tenants;
        this.lag = lag;
        this.transactions = transactions;
    }

    record Status(
            String version,
            String tenant,
            long ledgerSize,
            long projectedTo,
            long lag,
            boolean healthy) {}

    @GetMapping
    Status status(Person me) {
        var reading = transactions.read(me.tenant(), () -> lag.of(me.tenant()));
        var tenant = tenants.find(me.tenant()).map(Tenant::slug).orElse("");
        return new Status(
                version.number(),
                tenant,
                reading.size(),
                reading.projectedTo(),
                reading.lag(),
                reading.isHealthy());
    }
}
