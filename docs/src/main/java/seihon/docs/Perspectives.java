package seihon.docs;

/// The approved documents seen from elsewhere: as they once were, or as a proposal would make them.
public interface Perspectives {

    /// As the ledger's first `size` entries left them.
    Documents asOf(long size);

    /// As they would be were the change merged now. A document that its kind cannot read is absent,
    /// as it would be on `main`.
    Documents under(ProposedChange change);
}
