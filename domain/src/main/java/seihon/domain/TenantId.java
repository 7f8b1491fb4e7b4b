package seihon.domain;

/// The company (tenant) a row belongs to; the first column of every key. Numbers start at 1.
public record TenantId(int value) {

    /// Row-level security answers nothing for it: work outside any company.
    public static final TenantId NOBODY = new TenantId(0);

    public TenantId {
        if (value < 0) {
            throw new IllegalArgumentException("tenant id must not be negative, found " + value);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
