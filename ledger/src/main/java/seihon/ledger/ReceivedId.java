package seihon.ledger;

import java.util.regex.Pattern;

/// The id of a received thing and which version of it an entry is. An entry's idempotency key is
/// the id itself for the first version and `id#n` for the n-th; an id that ends like that by itself
/// says `#1` too, so that no two ids share a key.
public record ReceivedId(String id, int version) {

    private static final char SEPARATOR = '#';
    private static final Pattern NUMBERED =
            Pattern.compile("(.*)#([1-9][0-9]{0,8})", Pattern.DOTALL);

    public ReceivedId {
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1, found " + version);
        }
    }

    public static ReceivedId first(String id) {
        return new ReceivedId(id, 1);
    }

    public static ReceivedId ofKey(String idempotencyKey) {
        if (idempotencyKey.indexOf(SEPARATOR) < 0) {
            return first(idempotencyKey);
        }
        var numbered = NUMBERED.matcher(idempotencyKey);
        return numbered.matches()
                ? new ReceivedId(numbered.group(1), Integer.parseInt(numbered.group(2)))
                : first(idempotencyKey);
    }

    public String key() {
        return version == 1 && !isNumbered() ? id : id + SEPARATOR + version;
    }

    /// Most ids hold no separator, and looking for one is cheaper than the pattern.
    private boolean isNumbered() {
        return id.indexOf(SEPARATOR) >= 0 && NUMBERED.matcher(id).matches();
    }

    public ReceivedId next() {
        return new ReceivedId(id, version + 1);
    }
}
