package seihon.app.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.OutsideYaml;
import seihon.docs.Provisioning;
import seihon.docs.Yaml;
import seihon.people.Founding;
import seihon.people.Tenant;
import seihon.people.Tenants;

/// Applies a provisioning file: once, when its company does not exist yet; entirely, or not at all.
@Component
public class Provisioner {

    private final OutsideYaml yaml;
    private final Provisioning documents;
    private final Founding founding;
    private final Tenants tenants;

    Provisioner(OutsideYaml yaml, Provisioning documents, Founding founding, Tenants tenants) {
        this.yaml = yaml;
        this.documents = documents;
        this.founding = founding;
        this.tenants = tenants;
    }

    /// What became of a file.
    public sealed interface Applied {

        /// `ignored` are entries of the folder that no company has use for.
        record Made(Tenant tenant, List<String> ignored) implements Applied {}

        record AlreadyThere(Tenant tenant) implements Applied {}

        record Wrong(List<Mistake> mistakes) implements Applied {}
    }

    public Applied apply(Path file, boolean example, Instant at) {
        return switch (yaml.read(text(file))) {
            case Reading.Bad<Yaml>(var problems) ->
                    new Applied.Wrong(
                            problems.stream()
                                    .map(problem ->
                                            new Mistake(
                                                    file.getFileName().toString(),
                                                    problem.line(),
                                                    problem.what()))
                                    .toList());
            case Reading.Good<Yaml>(var tree) -> apply(file, tree, example, at);
        };
    }

    private Applied apply(Path file, Yaml tree, boolean example, Instant at) {
        var reader = new PlanReader(file, founding);
        var plan = reader.read(tree);
        if (plan.isEmpty()) {
            return new Applied.Wrong(reader.mistakes());
        }
        var known = tenants.bySlug(plan.get().company().slug());
        return known.isPresent()
                ? new Applied.AlreadyThere(known.get())
                : apply(file, plan.get(), example, at);
    }

    private Applied apply(Path file, Plan plan, boolean example, Instant at) {
        var folder =
                plan.documents()
                        .map(given -> documents.read(given.folder()))
                        .orElseGet(() ->
                                new Provisioning.Folder(new TreeMap<>(), List.of(), List.of()));
        var mistakes = new ArrayList<>(folder.problems().stream().map(Mistake::of).toList());
        var files = withPeople(file, plan, folder.files(), mistakes);
        if (!mistakes.isEmpty()) {
            return new Applied.Wrong(mistakes);
        }
        var founded =
                founding.found(
                        company(plan, example),
                        plan.members().stream().map(Plan.Member::newcomer).toList(),
                        tenant -> documents.create(tenant, plan.company().slug(), files, at),
                        at);
        if (!founded.problems().isEmpty()) {
            return new Applied.Wrong(founded.problems().stream().map(Mistake::of).toList());
        }
        var made = tenants.find(founded.tenant()).orElseThrow();
        return new Applied.Made(made, folder.ignored());
    }

    private SortedMap<DocPath, String> withPeople(
            Path file, Plan plan, SortedMap<DocPath, String> given, List<Mistake> mistakes) {
        var files = new TreeMap<>(given);
        var there = files.putIfAbsent(PeopleFile.PATH, PeopleFile.written(plan.members()));
        if (there != null) {
            mistakes.addAll(
                    PeopleFile.disagreements(
                            file.getFileName().toString(), plan.members(), there, yaml));
        }
        return files;
    }

    private static Founding.Company company(Plan plan, boolean example) {
        var asked = plan.company();
        return new Founding.Company(
                asked.slug(),
                asked.name(),
                asked.zone(),
                asked.fiscalYearStart(),
                asked.language(),
                example);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
