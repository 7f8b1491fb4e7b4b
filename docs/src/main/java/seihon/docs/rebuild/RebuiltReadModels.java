package seihon.docs.rebuild;

import java.time.Instant;
import org.springframework.stereotype.Component;
import seihon.docs.flow.NoteReplay;
import seihon.docs.git.GitStore;
import seihon.docs.reading.RevisionReplay;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Derived;
import seihon.ledger.Entry;
import seihon.ledger.Ledger;
import seihon.ledger.Rebuild;

/// The rows that document pages, history and search read, made again from Git and the ledger.
/// Replays in batches of their own transactions; the last batch, the notes and the flip hold the
/// repository's lock, so that no merge falls between: only that step keeps merges waiting.
@Component
class RebuiltReadModels implements Derived {

    private static final String NAME = "docs-reading";
    private static final int ENTRIES_AT_ONCE = 200;
    private static final int ROWS_AT_ONCE = 20_000;

    private final Transactions transactions;
    private final Ledger ledger;
    private final GitStore git;
    private final RevisionReplay revisions;
    private final NoteReplay notes;
    private final ReadModelStore generations;

    RebuiltReadModels(
            Transactions transactions,
            Ledger ledger,
            GitStore git,
            RevisionReplay revisions,
            NoteReplay notes,
            ReadModelStore generations) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.git = git;
        this.revisions = revisions;
        this.notes = notes;
        this.generations = generations;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Rebuild.Result rebuild(TenantId tenant, Instant at, Rebuild.Progress progress) {
        var live = transactions.read(tenant, () -> generations.live(tenant));
        var next = live + 1;
        discard(tenant, next);
        var from = 0L;
        var size = transactions.read(tenant, () -> ledger.size(tenant));
        while (from < size) {
            var start = from;
            from =
                    transactions.write(
                            tenant,
                            () -> {
                                var until = replay(tenant, next, start);
                                progress.at(NAME, until, size);
                                return until;
                            });
        }
        var reached = from;
        var result =
                transactions.write(
                        tenant,
                        () -> {
                            progress.at(NAME, size, size);
                            var exchanged = flipped(tenant, live, next, reached, at);
                            progress.at(NAME, size, size);
                            return exchanged;
                        });
        discard(tenant, live);
        return result;
    }

    private Rebuild.Result flipped(TenantId tenant, int live, int next, long reached, Instant at) {
        git.lock(tenant);
        if (generations.live(tenant) != live) {
            throw new IllegalStateException("another rebuild of these read models was faster");
        }
        var from = reached;
        while (from < ledger.size(tenant)) {
            from = replay(tenant, next, from);
        }
        notes.replay(tenant, next);
        var before = digest(tenant, live);
        var after = digest(tenant, next);
        generations.flip(tenant, next, at);
        return new Rebuild.Result(NAME, before, after);
    }

    /// Plays the entries after `start` and answers where it got to.
    private long replay(TenantId tenant, int gen, long start) {
        var entries = ledger.entries(tenant, start, ENTRIES_AT_ONCE);
        for (Entry entry : entries) {
            revisions.replay(tenant, gen, entry);
        }
        return start + entries.size();
    }

    private String digest(TenantId tenant, int gen) {
        return generations.digest(tenant, gen) + "." + generations.gramDigest(tenant, gen);
    }

    private void discard(TenantId tenant, int gen) {
        int gone;
        do {
            gone = transactions.write(tenant, () -> generations.discard(tenant, gen, ROWS_AT_ONCE));
        } while (gone > 0);
    }
}
