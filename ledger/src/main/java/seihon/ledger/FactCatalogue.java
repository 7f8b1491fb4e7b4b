package seihon.ledger;

import java.time.Instant;
import java.util.List;
import seihon.domain.TenantId;

/// What kinds of facts hold now, counted: for people who want to know what there is. Facts that
/// were taken back or replaced are left out. Asked inside a read transaction of the tenant; every
/// fact is read once after each batch of entries.
public interface FactCatalogue {

    int MOST_SORTS = 1_000;
    int MOST_MISSING = 200;

    /// A field of a fact's data whose name begins with this holds a key that master data lacks; the
    /// rest of the name is the dimension that stayed blank.
    String MISSING = "missing.";

    /// By kind, source and mapping revision, in this order.
    List<Sort> sorts(TenantId tenant);

    /// Facts of one kind that one source gave and one mapping revision read. `manual` of them were
    /// stated by hand, `blank` lack master data. `first` and `last` are business times.
    record Sort(
            String kind,
            String subjectType,
            String source,
            String mapping,
            long count,
            long manual,
            long blank,
            Instant first,
            Instant last) {}

    /// Keys that were looked up and not found, the most frequent first.
    List<Missing> missing(TenantId tenant);

    record Missing(String source, String mapping, String dimension, String key, long count) {}
}
