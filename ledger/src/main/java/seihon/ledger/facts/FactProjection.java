package seihon.ledger.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.ledger.Batch;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Projection;
import seihon.ledger.ReceivedId;
import seihon.ledger.Translator;
import seihon.ledger.Translator.Reading;

/// Reads received entries as facts. What a new version, a correction or a reversal ends is marked
/// with the entry that ended it, so that every past state of the log can still be answered.
@Component
class FactProjection implements Projection {

    private static final int BATCH = 10_000;

    /// Facts that were derived by other rules than those of this class are read anew.
    private static final String RULES = "standing 2\n";

    private final Optional<Translator> translator;
    private final EntryReader entries;
    private final FactStore facts;
    private final StandingStore standing;
    private final QuarantineStore quarantine;

    @Autowired
    FactProjection(
            ObjectProvider<Translator> translator,
            EntryReader entries,
            FactStore facts,
            StandingStore standing,
            QuarantineStore quarantine) {
        this(
                Optional.ofNullable(translator.getIfAvailable()),
                entries,
                facts,
                standing,
                quarantine);
    }

    FactProjection(
            Optional<Translator> translator,
            EntryReader entries,
            FactStore facts,
            StandingStore standing,
            QuarantineStore quarantine) {
        this.translator = translator;
        this.entries = entries;
        this.facts = facts;
        this.standing = standing;
        this.quarantine = quarantine;
    }

    @Override
    public String name() {
        return Facts.PROJECTION;
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public Optional<String> follows() {
        return translator.flatMap(Translator::follows);
    }

    @Override
    public String basis(TenantId tenant) {
        return translator.map(one -> RULES + one.basis(tenant)).orElse("");
    }

    @Override
    public void apply(TenantId tenant, int generation, Batch batch) {
        if (translator.isEmpty()) {
            return;
        }
        var reader = translator.get().open(tenant);
        var rows = new Rows(tenant, generation);
        for (var entry : entries.received(tenant, batch.from(), batch.until())) {
            rows.take(entry, reader.read(entry));
        }
        rows.write();
    }

    /// What entries gave that is not yet written. It is written before anything is taken back or
    /// corrected: what holds then follows from the order of the entries, however they were batched.
    private final class Rows {

        private final TenantId tenant;
        private final int generation;
        private final List<Fact> read = new ArrayList<>();
        private final List<Facts.Quarantined> unread = new ArrayList<>();
        private final List<Long> newVersions = new ArrayList<>();

        Rows(TenantId tenant, int generation) {
            this.tenant = tenant;
            this.generation = generation;
        }

        void take(Translator.Received entry, Reading reading) {
            switch (reading) {
                case Reading.Good(var given) -> stand(entry, given);
                case Reading.Nothing() -> stand(entry, List.of());
                case Reading.Quarantine(var code, var pointer, var value, var mapping) ->
                        unread.add(
                                new Facts.Quarantined(entry.seq(), code, pointer, value, mapping));
                case Reading.TakenBack(var batch) -> {
                    write();
                    standing.takeBack(tenant, generation, batch, entry.seq());
                }
                case Reading.Correction(var former, var instead) -> correct(former, instead);
            }
        }

        private void stand(Translator.Received entry, List<Fact> given) {
            read.addAll(given);
            if (ReceivedId.ofKey(entry.idempotencyKey()).version() > 1) {
                newVersions.add(entry.seq());
            }
        }

        private void correct(Fact.Id former, Fact instead) {
            read.add(instead);
            if (former.seq() < instead.seq().value()) {
                write();
                standing.correct(tenant, generation, former, instead.id());
            }
        }

        void write() {
            facts.insert(tenant, generation, read);
            quarantine.insert(tenant, generation, unread);
            if (!newVersions.isEmpty()) {
                standing.replaceFormer(tenant, generation, newVersions);
            }
            read.clear();
            unread.clear();
            newVersions.clear();
        }
    }

    @Override
    public int discard(TenantId tenant, int generation, int limit) {
        return facts.discard(tenant, generation, limit)
                + standing.discard(tenant, generation, limit)
                + quarantine.discard(tenant, generation, limit);
    }

    @Override
    public byte[] digest(TenantId tenant, int generation) {
        var rows = facts.digest(tenant, generation);
        var reasons = quarantine.digest(tenant, generation);
        var both = java.util.Arrays.copyOf(rows, rows.length + reasons.length);
        System.arraycopy(reasons, 0, both, rows.length, reasons.length);
        return both;
    }
}
