package seihon.connectors.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import seihon.connectors.Imports.Counts;
import seihon.connectors.Imports.Import;
import seihon.connectors.Imports.State;
import seihon.connectors.Imports.TakenBack;
import seihon.domain.Refusal;

/// An import as pages show it.
record ImportView(
        UUID id,
        String fileName,
        String target,
        String state,
        String tone,
        String askedBy,
        Instant askedAt,
        long bytesDone,
        long bytes,
        boolean goesOn,
        Counts counts,
        Optional<Refusal> refusal,
        Optional<TakenBack> takenBack) {

    private static final Map<State, String> TONES =
            Map.of(
                    State.QUEUED, "",
                    State.RUNNING, "ai",
                    State.DONE, "good",
                    State.FAILED, "bad",
                    State.CANCELLED, "");

    /// A target whose document is gone keeps its name.
    static ImportView of(Import one, Map<String, String> titles, String askedBy) {
        var title = titles.getOrDefault(one.kind() + "/" + one.target(), one.target());
        return of(one, title, askedBy);
    }

    private static ImportView of(Import one, String title, String askedBy) {
        var goesOn = one.state() == State.QUEUED || one.state() == State.RUNNING;
        return new ImportView(
                one.id(),
                one.fileName(),
                title,
                "connectors.page.state." + one.state().name().toLowerCase(java.util.Locale.ROOT),
                TONES.getOrDefault(one.state(), ""),
                askedBy,
                one.askedAt(),
                one.bytesDone(),
                Math.max(1, one.bytes()),
                goesOn,
                one.counts(),
                one.refusal(),
                one.takenBack());
    }

    /// Rows can be taken back once nothing more comes and some came.
    public boolean mayBeTakenBack() {
        return !goesOn && takenBack.isEmpty() && counts.received() > counts.duplicate();
    }

    /// The list; `next` is empty on its last page.
    record Listed(List<ImportView> rows, String next) {}

    /// One import; `lines` are its first rows in quarantine.
    record Shown(ImportView one, List<QuarantineView.Line> lines) {}
}
