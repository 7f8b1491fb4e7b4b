package seihon.app.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.Lag;
import seihon.people.SingleSignOn;
import seihon.people.Tenant;
import seihon.people.Tenants;
import seihon.web.RefusedRequest;

/// The page for IT: what runs here, how much room it takes, which addresses others need.
@Controller
class SystemPages {

    private final Version version;
    private final SystemStore store;
    private final Tenants tenants;
    private final Lag lag;
    private final SingleSignOn signOn;
    private final Transactions transactions;
    private final Path home;

    SystemPages(
            Version version,
            SystemStore store,
            Tenants tenants,
            Lag lag,
            SingleSignOn signOn,
            Transactions transactions,
            @Value("${seihon.home}") String home) {
        this.version = version;
        this.store = store;
        this.tenants = tenants;
        this.lag = lag;
        this.signOn = signOn;
        this.transactions = transactions;
        this.home = Path.of(home);
    }

    /// `home` is the folder that a backup must contain.
    record View(
            String version,
            String java,
            String postgres,
            Disk disk,
            Lag.Reading ledger,
            String base,
            String tenant,
            String signInReturn,
            String home) {}

    /// Sizes as people read them.
    record Disk(String database, String free, String total) {}

    @GetMapping("/settings/system")
    String show(Person me, HttpServletRequest request, Model model) {
        if (!me.holds("admin")) {
            throw new RefusedRequest("app.operation.admin-forbidden");
        }
        var base = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        model.addAttribute("view", transactions.read(me.tenant(), () -> view(me, base)));
        return "app/operation/show";
    }

    private View view(Person me, String base) {
        var company = tenants.find(me.tenant()).map(Tenant::slug).orElse("");
        return new View(
                version.number(),
                Runtime.version().toString(),
                store.serverVersion(),
                disk(),
                lag.of(me.tenant()),
                base,
                company,
                signOn.returnAddress(company),
                home.toString());
    }

    private Disk disk() {
        try {
            var volume = Files.getFileStore(Files.exists(home) ? home : home.getRoot());
            return new Disk(
                    Bytes.readable(store.databaseBytes()),
                    Bytes.readable(volume.getUsableSpace()),
                    Bytes.readable(volume.getTotalSpace()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
