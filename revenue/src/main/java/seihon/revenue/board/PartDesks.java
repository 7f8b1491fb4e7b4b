package seihon.revenue.board;

import org.springframework.stereotype.Component;
import seihon.revenue.board.BoardDesk.Ground;

/// Who lays out which part of a model's page.
@Component
record PartDesks(
        BalanceDesk balances,
        ConversionDesk conversions,
        MoveDesk moves,
        WinDesk wins,
        SegmentDesk segments,
        HandoverDesk handovers,
        ClosingDesk closings) {

    /// The view of the part that is looked at.
    Object lay(Ground ground) {
        return switch (ground.question().part()) {
            case BALANCE -> balances.lay(ground);
            case CONVERSION -> conversions.lay(ground);
            case MOVES -> moves.lay(ground);
            case WINS -> wins.lay(ground);
            case SEGMENTS -> segments.lay(ground);
            case HANDOVERS -> handovers.lay(ground);
            case CLOSINGS -> closings.lay(ground);
        };
    }
}
