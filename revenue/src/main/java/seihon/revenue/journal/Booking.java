package seihon.revenue.journal;

/// A line that entry `seq` booked (`sign` 1) or took back (-1), as its `ordinal`-th.
record Booking(long seq, int ordinal, String caseId, int sign, JournalLine line) {}
