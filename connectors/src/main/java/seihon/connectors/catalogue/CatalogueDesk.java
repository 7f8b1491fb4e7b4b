package seihon.connectors.catalogue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import seihon.connectors.Mapping;
import seihon.connectors.Mapping.FactRule;
import seihon.connectors.Reference;
import seihon.connectors.References;
import seihon.connectors.catalogue.CatalogueView.Column;
import seihon.connectors.catalogue.CatalogueView.Field;
import seihon.connectors.catalogue.CatalogueView.Kind;
import seihon.connectors.catalogue.CatalogueView.Master;
import seihon.connectors.catalogue.CatalogueView.Source;
import seihon.connectors.imports.TakenBackImports;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.docs.Revision;
import seihon.domain.TenantId;
import seihon.ledger.FactCatalogue;
import seihon.ledger.FactCatalogue.Sort;
import seihon.ledger.Quarantine;

/// Puts the catalogue together. Asked inside a read transaction of the tenant.
@Component
class CatalogueDesk {

    private final Documents documents;
    private final FactCatalogue facts;
    private final Quarantine quarantine;
    private final TakenBackImports takenBack;
    private final References references;

    CatalogueDesk(
            Documents documents,
            FactCatalogue facts,
            Quarantine quarantine,
            TakenBackImports takenBack,
            References references) {
        this.documents = documents;
        this.facts = facts;
        this.quarantine = quarantine;
        this.takenBack = takenBack;
        this.references = references;
    }

    CatalogueView lay(TenantId tenant, Locale language) {
        var mappings = documents.all(tenant, Mapping.class);
        var addresses =
                mappings.stream()
                        .map(Loaded::revision)
                        .collect(Collectors.toMap(Revision::name, CatalogueDesk::address));
        var sorts = facts.sorts(tenant);
        var waiting = waiting(tenant);
        return new CatalogueView(
                sorts.stream().mapToLong(Sort::count).sum(),
                sorts.stream().mapToLong(Sort::manual).sum(),
                waiting.values().stream().mapToLong(Long::longValue).sum(),
                sorts.stream()
                        .map(sort ->
                                new Kind(sort, Optional.ofNullable(addresses.get(sort.mapping()))))
                        .toList(),
                mappings.stream().map(each -> source(each, sorts, waiting, language)).toList(),
                documents.all(tenant, Reference.class).stream()
                        .map(each -> master(tenant, each, language))
                        .toList(),
                sorts.stream().anyMatch(sort -> sort.blank() > 0)
                        ? facts.missing(tenant)
                        : List.of());
    }

    List<Sort> sorts(TenantId tenant) {
        return facts.sorts(tenant);
    }

    private static String address(Revision revision) {
        return "/documents/" + UriUtils.encodePath(revision.path().value(), StandardCharsets.UTF_8);
    }

    static Optional<BigDecimal> share(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(part)
                                .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL32));
    }

    /// Entries in quarantine by source.
    private Map<String, Long> waiting(TenantId tenant) {
        return quarantine.groups(tenant, takenBack.of(tenant)).stream()
                .collect(
                        Collectors.groupingBy(
                                group -> group.reason().source(),
                                Collectors.summingLong(Quarantine.Group::count)));
    }

    private static Source source(
            Loaded<Mapping> loaded, List<Sort> sorts, Map<String, Long> waiting, Locale language) {
        var mapping = loaded.value();
        var revision = loaded.revision();
        var own = sorts.stream().filter(sort -> sort.mapping().equals(revision.name())).toList();
        return new Source(
                loaded.source().title(language),
                revision.name(),
                address(revision),
                revision.owner(),
                mapping.source(),
                mapping.format().name().toLowerCase(Locale.ROOT),
                own.stream().mapToLong(Sort::count).sum(),
                waiting.getOrDefault(mapping.source(), 0L),
                own.stream().map(Sort::last).max(Comparator.<Instant>naturalOrder()),
                mapping.facts().stream()
                        .flatMap(rule -> fields(mapping, rule, language).stream())
                        .toList());
    }

    private static List<Field> fields(Mapping mapping, FactRule rule, Locale language) {
        var fields = new ArrayList<Field>();
        rule.dims()
                .forEach((name, from) ->
                        fields.add(
                                field(
                                        rule,
                                        name,
                                        "dimension",
                                        column(mapping, from),
                                        meaning(mapping, name, language))));
        rule.fields()
                .forEach((name, from) ->
                        fields.add(
                                field(rule, name, "data", from, meaning(mapping, name, language))));
        rule.amount()
                .ifPresent(amount ->
                        fields.add(
                                new Field(
                                        rule.kind(),
                                        "amount",
                                        "connectors.catalogue.role.amount",
                                        amount.column(),
                                        meaning(mapping, "amount", language),
                                        amount.unit())));
        return fields;
    }

    private static Field field(
            FactRule rule, String name, String role, String column, String meaning) {
        return new Field(
                rule.kind(), name, "connectors.catalogue.role." + role, column, meaning, "");
    }

    /// Where a dimension comes from: a column, or a column of master data by its key.
    private static String column(Mapping mapping, String from) {
        var lookup = mapping.lookups().get(from);
        return lookup == null
                ? from
                : "%s → %s.%s".formatted(lookup.by(), lookup.reference(), lookup.column());
    }

    private static String meaning(Mapping mapping, String name, Locale language) {
        return Optional.ofNullable(mapping.meanings().get(name))
                .map(meaning -> meaning.in(language))
                .orElse("");
    }

    private Master master(TenantId tenant, Loaded<Reference> loaded, Locale language) {
        var reference = loaded.value();
        return new Master(
                loaded.source().title(language),
                loaded.revision().name(),
                address(loaded.revision()),
                reference.key(),
                reference.columns().entrySet().stream()
                        .map(column ->
                                new Column(column.getKey(), column.getValue().unit().orElse("")))
                        .toList(),
                references.rows(tenant, reference.id()).size());
    }
}
