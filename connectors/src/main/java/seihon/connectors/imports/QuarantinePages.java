package seihon.connectors.imports;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.connectors.Mapping;
import seihon.connectors.Reference;
import seihon.connectors.landing.Senders;
import seihon.docs.DocPath;
import seihon.docs.Documents;
import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.FactCatalogue;
import seihon.ledger.Quarantine;
import seihon.web.RefusedRequest;

/// `/data/quarantine`: what could not be read, by reason, and the way to repair it.
@Controller
class QuarantinePages {

    private static final int AT_ONCE = 50;
    private static final int FILES = 50;

    private final Quarantine quarantine;
    private final FactCatalogue catalogue;
    private final ImportStore imports;
    private final Documents documents;
    private final Transactions transactions;

    QuarantinePages(
            Quarantine quarantine,
            FactCatalogue catalogue,
            ImportStore imports,
            Documents documents,
            Transactions transactions) {
        this.quarantine = quarantine;
        this.catalogue = catalogue;
        this.imports = imports;
        this.documents = documents;
        this.transactions = transactions;
    }

    @GetMapping("/data/quarantine")
    String show(Person me, Model model) {
        Senders.mustBe(me);
        model.addAttribute("view", transactions.read(me.tenant(), () -> view(me.tenant())));
        return "connectors/imports/quarantine";
    }

    private QuarantineView view(TenantId tenant) {
        var addresses = addresses(tenant);
        var groups =
                quarantine.groups(tenant, imports.takenBack(tenant)).stream()
                        .map(group -> group(group, addresses))
                        .toList();
        var failed =
                imports.failed(tenant, FILES).stream()
                        .map(one -> ImportView.of(one, Map.of(), one.askedBy()))
                        .toList();
        return new QuarantineView(groups, catalogue.missing(tenant), failed);
    }

    /// Where each mapping and reference is edited as a proposal, by its lasting name.
    private Map<String, String> addresses(TenantId tenant) {
        return Stream.concat(
                        documents.all(tenant, Mapping.class).stream(),
                        documents.all(tenant, Reference.class).stream())
                .map(Documents.Loaded::revision)
                .collect(
                        Collectors.toMap(
                                revision -> revision.doc().toString(),
                                revision -> "/documents/edit?path=" + encoded(revision.path())));
    }

    private static String encoded(DocPath path) {
        return URLEncoder.encode(path.value(), StandardCharsets.UTF_8);
    }

    private static QuarantineView.Group group(
            Quarantine.Group group, Map<String, String> addresses) {
        var reason = group.reason();
        var document = reason.mapping().replaceFirst("@[0-9]+$", "");
        return new QuarantineView.Group(
                reason,
                QuarantineView.what(reason.code()),
                group.count(),
                group.first(),
                group.last(),
                String.join("、", group.examples()),
                QuarantineView.advice(reason.code()),
                Optional.ofNullable(addresses.get(document)));
    }

    @GetMapping("/data/quarantine/rows")
    String rows(
            @RequestParam String source,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String pointer,
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam(defaultValue = "-1") long after,
            Person me,
            Model model) {
        Senders.mustBe(me);
        var reason = new Quarantine.Reason(source, code, pointer, mapping);
        model.addAttribute(
                "view", transactions.read(me.tenant(), () -> rows(me.tenant(), reason, after)));
        return "connectors/imports/rows";
    }

    private QuarantineView.Rows rows(TenantId tenant, Quarantine.Reason reason, long after) {
        var takenBack = imports.takenBack(tenant);
        var group =
                quarantine.groups(tenant, takenBack).stream()
                        .filter(one -> one.reason().equals(reason))
                        .findFirst()
                        .orElseThrow(() -> new RefusedRequest("connectors.page.group-not-found"));
        var lines = quarantine.of(tenant, reason, takenBack, new Quarantine.Page(after, AT_ONCE));
        return new QuarantineView.Rows(
                group(group, addresses(tenant)),
                lines.stream().map(QuarantineView.Line::of).toList(),
                imports.fileNames(tenant, lines.stream().map(Quarantine.Line::batch).toList()),
                lines.size() == AT_ONCE ? Long.toString(lines.getLast().seq()) : "");
    }
}
