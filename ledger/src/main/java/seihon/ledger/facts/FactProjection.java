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
import seihon.ledger.Translator;
import seihon.ledger.Translator.Reading;

/// Reads received entries as facts. What a new version, a correction or a reversal ends is marked
/// with the entry that ended it, so that every past state of the log can still be answered.
@Component
class FactProjection implements Projection {

    private static final int BATCH = 10_000;

    private final Optional<Translator> translator;
    private final EntryReader entries;
    private final FactStore facts;
    private final QuarantineStore quarantine;

    @Autowired
    FactProjection(
            ObjectProvider<Translator> translator,
            EntryReader entries,
            FactStore facts,
            QuarantineStore quarantine) {
        this(Optional.ofNullable(translator.getIfAvailable()), entries, facts, quarantine);
    }

    FactProjection(
            Optional<Translator> translator,
            EntryReader entries,
            FactStore facts,
            QuarantineStore quarantine) {
        this.translator = translator;
        this.entries = entries;
        this.facts = facts;
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
        return translator.map(one -> one.basis(tenant)).orElse("");
    }

    @Override
    public void apply(TenantId tenant, int generation, Batch batch) {
        if (translator.isEmpty()) {
            return;
        }
        var received = entries.received(tenant, batch.from(), batch.until());
        if (received.isEmpty()) {
            return;
        }
        var found = read(translator.get().open(tenant), received);
        facts.insert(tenant, generation, found.facts);
        quarantine.insert(tenant, generation, found.quarantined);
        facts.end(tenant, generation, entries.formerVersions(tenant, found.versions));
        for (var ending : found.endings) {
            facts.end(tenant, generation, ending.ends);
            facts.endBatches(tenant, generation, ending.batches, ending.seq);
        }
    }

    /// What a batch of entries gave.
    private record Found(
            List<Fact> facts,
            List<Facts.Quarantined> quarantined,
            List<EntryReader.Version> versions,
            List<Ending> endings) {}

    private record Ending(long seq, List<FactStore.End> ends, List<java.util.UUID> batches) {}

    private static Found read(Translator.Reader reader, List<Translator.Received> received) {
        var found =
                new Found(
                        new ArrayList<>(received.size()),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
        for (var entry : received) {
            take(found, entry, reader.read(entry));
            EntryReader.versionOf(entry).ifPresent(found.versions::add);
        }
        return found;
    }

    private static void take(Found found, Translator.Received entry, Reading reading) {
        switch (reading) {
            case Reading.Good(var facts) -> found.facts.addAll(facts);
            case Reading.Quarantine(var code, var pointer, var value, var mapping) ->
                    found.quarantined.add(
                            new Facts.Quarantined(entry.seq(), code, pointer, value, mapping));
            case Reading.Nothing() -> {}
            case Reading.Ending(var batches, var ended, var instead) -> {
                found.facts.addAll(instead);
                var ends =
                        ended.stream()
                                .map(id -> new FactStore.End(id.seq(), id.ordinal(), entry.seq()))
                                .toList();
                found.endings.add(new Ending(entry.seq(), ends, batches));
            }
        }
    }

    @Override
    public int discard(TenantId tenant, int generation, int limit) {
        return facts.discard(tenant, generation, limit)
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
