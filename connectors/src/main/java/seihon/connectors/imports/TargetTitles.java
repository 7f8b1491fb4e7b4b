package seihon.connectors.imports;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import seihon.connectors.Mapping;
import seihon.connectors.Reference;
import seihon.docs.Documents;
import seihon.domain.TenantId;

/// What people call the mappings and references that rows are read by.
@Component
class TargetTitles {

    private final Documents documents;

    TargetTitles(Documents documents) {
        this.documents = documents;
    }

    /// By lasting name (`mapping/olist`), in the reader's language.
    Map<String, String> of(TenantId tenant) {
        var language = LocaleContextHolder.getLocale();
        return Stream.concat(
                        documents.all(tenant, Mapping.class).stream(),
                        documents.all(tenant, Reference.class).stream())
                .collect(
                        Collectors.toMap(
                                one -> one.revision().doc().toString(),
                                one -> one.source().title(language)));
    }
}
