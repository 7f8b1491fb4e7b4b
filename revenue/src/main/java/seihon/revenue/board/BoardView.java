package seihon.revenue.board;

import java.util.List;
import seihon.connectors.DimensionValues.Called;

/// The page `/revenue/{model}`. `part` is the view of the part that is looked at.
record BoardView(
        String model,
        String title,
        List<Link> models,
        List<PartLink> parts,
        BoardQuestion question,
        Filters filters,
        String from,
        String to,
        long asOf,
        String zone,
        boolean readsMoney,
        List<NoteLine> notes,
        List<Chip> chips,
        Ways ways,
        Called called,
        Object part) {

    BoardView {
        models = List.copyOf(models);
        parts = List.copyOf(parts);
        notes = List.copyOf(notes);
        chips = List.copyOf(chips);
    }

    /// A note by the sign under which charts mark it.
    record NoteLine(String sign, ChartNotes.Note note, boolean mine) {}

    /// A value that is chosen, and the page without it.
    record Chip(String dimension, String value, String without) {}

    /// Where other periods are shown; `later` is empty up to the present. `from` and `to` are the
    /// months chosen, empty when none were.
    record Ways(String earlier, String later, String latest, String from, String to) {}

    record Link(String title, String address, boolean current) {}

    /// `label` is a message key.
    record PartLink(String label, String address, boolean current) {}

    /// This page.
    public String address() {
        return question.address();
    }

    public String unfilteredAddress() {
        return question.unfiltered().address();
    }

    public String movesAddress() {
        return question.with(BoardQuestion.Part.MOVES).address();
    }

    public String closingsAddress() {
        return question.with(BoardQuestion.Part.CLOSINGS).address();
    }

    public String countsAddress() {
        return question.inMoney(false).address();
    }

    public String moneyAddress() {
        return question.inMoney(true).address();
    }
}
