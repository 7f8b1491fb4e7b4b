package seihon.connectors.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import seihon.connectors.Mapping;
import seihon.connectors.Reference;
import seihon.connectors.landing.Landing;
import seihon.connectors.mapping.TenantZone;
import seihon.docs.DocPath;
import seihon.docs.Documents;
import seihon.docs.FileEdit;
import seihon.docs.Kind.Reading;
import seihon.docs.OutsideYaml;
import seihon.docs.Proposals;
import seihon.docs.Yaml;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.Words;

/// Looks into a kept file and proposes the mapping that would read it.
@Component
class FileDesk {

    private static final String FOLDER = "Stock/connectors/";

    private final Landing landing;
    private final Documents documents;
    private final Proposals proposals;
    private final OutsideYaml yaml;
    private final TenantZone zone;
    private final Words words;
    private final Transactions transactions;

    FileDesk(
            Landing landing,
            Documents documents,
            Proposals proposals,
            OutsideYaml yaml,
            TenantZone zone,
            Words words,
            Transactions transactions) {
        this.landing = landing;
        this.documents = documents;
        this.proposals = proposals;
        this.yaml = yaml;
        this.zone = zone;
        this.words = words;
        this.transactions = transactions;
    }

    /// Empty when there is no such file.
    Optional<FileView> look(Person me, UUID file, Locale language) {
        var kept = transactions.read(me.tenant(), () -> landing.find(me.tenant(), file));
        return kept.map(one -> {
            var there = transactions.read(me.tenant(), () -> zone.of(me.tenant()));
            try {
                var preview = FilePreview.of(() -> landing.open(me.tenant(), file), there);
                var choices =
                        transactions.read(
                                me.tenant(), () -> choices(me, preview.header(), language));
                return view(file, one, preview, choices);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static FileView view(
            UUID file, Landing.Kept kept, FilePreview preview, List<FileView.Choice> choices) {
        return new FileView(
                file,
                kept.name(),
                kept.bytes(),
                preview.encoding().name().toLowerCase(Locale.ROOT),
                preview.columns().stream().map(FileView.ColumnLine::of).toList(),
                preview.rows(),
                choices,
                MappingDraft.of(kept.name(), preview),
                preview.refusal());
    }

    private List<FileView.Choice> choices(Person me, List<String> header, Locale language) {
        var choices = new ArrayList<FileView.Choice>();
        for (var one : documents.all(me.tenant(), Mapping.class)) {
            if (one.value().format() == Mapping.Format.CSV) {
                choices.add(
                        choice(
                                Target.MAPPING + "/" + one.value().id(),
                                one.source().title(language),
                                new Fit(one.value().columns(), header)));
            }
        }
        for (var one : documents.all(me.tenant(), Reference.class)) {
            choices.add(
                    choice(
                            Target.REFERENCE + "/" + one.value().id(),
                            one.source().title(language),
                            new Fit(one.value().columns().keySet(), header)));
        }
        choices.sort(Comparator.comparing(FileView.Choice::fits).reversed());
        return choices;
    }

    private record Fit(Set<String> wanted, List<String> header) {

        List<String> missing() {
            return wanted.stream().filter(column -> !header.contains(column)).toList();
        }
    }

    private static FileView.Choice choice(String value, String title, Fit fit) {
        var missing = fit.missing();
        return new FileView.Choice(value, title, missing.isEmpty(), String.join(", ", missing));
    }

    /// Proposes the mapping as it is written; the proposal's checks say what is wrong with it.
    Outcome<Proposals.Standing> propose(Person me, UUID file, String content, Instant at) {
        var kept = transactions.read(me.tenant(), () -> landing.find(me.tenant(), file));
        if (kept.isEmpty()) {
            return Outcome.refused("connectors.import.file-not-found");
        }
        var path =
                yaml.read(content) instanceof Reading.Good<Yaml>(Yaml.Mapping root)
                        ? root.text("id").map(id -> FOLDER + id + ".yaml")
                        : Optional.<String>empty();
        if (path.isEmpty() || DocPath.whyNot(path.get()).isPresent()) {
            return Outcome.refused("connectors.import.draft-invalid");
        }
        var draft =
                new Proposals.Draft(
                        words.text("connectors.page.proposal", me.language(), kept.get().name()),
                        words.text(
                                "connectors.page.proposal.why", me.language(), kept.get().name()),
                        List.of(FileEdit.write(new DocPath(path.get()), content)),
                        Set.of());
        return proposals.open(me, draft, at);
    }
}
