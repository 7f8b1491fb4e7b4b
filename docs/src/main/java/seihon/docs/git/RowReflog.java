package seihon.docs.git;

import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.lib.CheckoutEntry;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.jspecify.annotations.Nullable;

/// What happened to one ref, the newest first.
final class RowReflog implements ReflogReader {

    private static final int LONGEST = 10_000;

    private final TenantRefs refs;
    private final String name;

    RowReflog(TenantRefs refs, String name) {
        this.refs = refs;
        this.name = name;
    }

    @Override
    public @Nullable ReflogEntry getLastEntry() {
        return getReverseEntry(0);
    }

    @Override
    public List<ReflogEntry> getReverseEntries() {
        return getReverseEntries(LONGEST);
    }

    @Override
    public @Nullable ReflogEntry getReverseEntry(int number) {
        var entries = getReverseEntries(number + 1);
        return number < entries.size() ? entries.get(number) : null;
    }

    @Override
    public List<ReflogEntry> getReverseEntries(int most) {
        return refs.log(name, most).stream().<ReflogEntry>map(Line::new).toList();
    }

    private record Line(RefStore.Move row) implements ReflogEntry {

        @Override
        public ObjectId getOldId() {
            return row.from().orElseGet(ObjectId::zeroId);
        }

        @Override
        public ObjectId getNewId() {
            return row.to().orElseGet(ObjectId::zeroId);
        }

        @Override
        public PersonIdent getWho() {
            return new PersonIdent(row.actor(), "", row.at(), ZoneOffset.UTC);
        }

        @Override
        public String getComment() {
            return row.why();
        }

        @Override
        public @Nullable CheckoutEntry parseCheckout() {
            return null;
        }
    }
}
