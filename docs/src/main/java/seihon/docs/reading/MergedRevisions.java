package seihon.docs.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Revision;
import seihon.docs.SourceDocument;
import seihon.docs.git.GitStore;
import seihon.docs.search.GramWriter;
import seihon.docs.search.SearchedText;
import seihon.docs.text.KindRegistry;
import seihon.domain.TenantId;

/// Turns a move of `main` into rows. The statements it needs do not grow with the number of files.
@Component
class MergedRevisions implements RevisionWriter {

    private final GitStore git;
    private final RevisionStore revisions;
    private final RevisionRowStore rows;
    private final LinkWriter links;
    private final GramWriter grams;
    private final KindRegistry kinds;

    MergedRevisions(
            GitStore git,
            RevisionStore revisions,
            RevisionRowStore rows,
            LinkWriter links,
            GramWriter grams,
            KindRegistry kinds) {
        this.git = git;
        this.revisions = revisions;
        this.rows = rows;
        this.links = links;
        this.grams = grams;
        this.kinds = kinds;
    }

    @Override
    public void merged(TenantId tenant, Merge merge) {
        write(tenant, revisions.liveGeneration(tenant), merge);
    }

    /// The same into a generation of its own: the rebuild replays every merge so.
    void write(TenantId tenant, int gen, Merge merge) {
        var files = new LinkedHashMap<RevisionRow, Optional<SourceDocument>>();
        merge.files()
                .forEach(file ->
                        file.blob()
                                .ifPresent(blob -> {
                                    var source = source(file.path(), text(tenant, blob));
                                    files.put(ReadFile.row(file.path(), blob, source), source);
                                }));
        var former = former(tenant, gen, merge, files.keySet());
        var numbered = numbered(files.keySet(), former);
        numbered.addAll(deleted(merge, former, numbered));
        if (numbered.isEmpty()) {
            return;
        }
        var docs = numbered.stream().map(row -> row.doc().toString()).toList();
        rows.close(tenant, gen, docs, merge.entry().value());
        rows.insert(tenant, gen, merge, numbered);
        links.replace(
                tenant, gen, docs, files.values().stream().flatMap(Optional::stream).toList());
        grams.write(tenant, gen, changes(tenant, numbered, former));
    }

    /// What stood before, by document: whoever held a changed path, and the last revision of every
    /// document that the merge writes.
    private Map<String, Revision> former(
            TenantId tenant, int gen, Merge merge, Set<RevisionRow> written) {
        var docs = new LinkedHashSet<String>();
        written.forEach(row -> docs.add(row.doc().toString()));
        var paths = merge.files().stream().map(file -> file.path().value()).toList();
        var former = new HashMap<String, Revision>();
        revisions
                .last(tenant, gen, docs, paths)
                .forEach(revision -> former.put(revision.doc().toString(), revision));
        return former;
    }

    private static List<RevisionRow> numbered(
            Set<RevisionRow> written, Map<String, Revision> former) {
        var numbered = new ArrayList<RevisionRow>();
        for (var row : written) {
            var before = former.get(row.doc().toString());
            numbered.add(row.numbered(before == null ? 1 : before.n() + 1));
        }
        return numbered;
    }

    /// Documents whose path the merge removed or gave to another, and that it wrote nowhere else.
    private static List<RevisionRow> deleted(
            Merge merge, Map<String, Revision> former, List<RevisionRow> written) {
        var alive = new LinkedHashSet<String>();
        written.forEach(row -> alive.add(row.doc().toString()));
        var changed = new LinkedHashSet<DocPath>();
        merge.files().forEach(file -> changed.add(file.path()));
        return former.values().stream()
                .filter(revision -> !revision.deleted() && changed.contains(revision.path()))
                .filter(revision -> !alive.contains(revision.doc().toString()))
                .map(MergedRevisions::end)
                .toList();
    }

    private static RevisionRow end(Revision last) {
        return new RevisionRow(
                last.doc(),
                last.n() + 1,
                last.path(),
                ObjectId.fromString(last.blob()),
                last.titleJa(),
                last.titleEn(),
                last.owner(),
                "{}",
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private List<GramWriter.Change> changes(
            TenantId tenant, List<RevisionRow> numbered, Map<String, Revision> former) {
        return numbered.stream()
                .map(row -> {
                    var before = former.get(row.doc().toString());
                    return new GramWriter.Change(
                            row.doc().toString(),
                            before == null || before.deleted()
                                    ? ""
                                    : searched(tenant, before.path(), before.blob()),
                            row.deleted() ? "" : searched(tenant, row.path(), row.blob().name()));
                })
                .toList();
    }

    private String searched(TenantId tenant, DocPath path, String blob) {
        return SearchedText.of(path, text(tenant, ObjectId.fromString(blob)));
    }

    private String text(TenantId tenant, ObjectId blob) {
        try {
            return git.text(tenant, blob);
        } catch (GitStore.ErasedBlob erased) {
            return "";
        }
    }

    private Optional<SourceDocument> source(DocPath path, String file) {
        if (!path.isMarkdown() && !path.isYaml()) {
            return Optional.empty();
        }
        return switch (kinds.source(path, file)) {
            case Reading.Good<SourceDocument>(var document) -> Optional.of(document);
            case Reading.Bad<SourceDocument> _ -> Optional.empty();
        };
    }
}
