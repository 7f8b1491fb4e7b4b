package seihon.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PieceTest {

    @Test
    void ofALargeLogOnlySomeHundredHashesOfEachLevelAreRead() {
        var millions = 10_000_000;

        var pieces = Piece.of(0, millions, millions);

        assertThat(pieces)
                .containsExactly(
                        new Piece(2, 0, 152),
                        new Piece(1, 38_912, 39_062),
                        new Piece(0, 9_999_872, millions));
        assertThat(
                        pieces.stream()
                                .mapToLong(piece -> piece.count() * Piece.span(piece.level()))
                                .sum())
                .isEqualTo(millions);
    }

    @Test
    void whatIsNotKeptYetIsReadAsLeaves() {
        assertThat(Piece.of(512, 1_024, 800))
                .containsExactly(new Piece(1, 2, 3), new Piece(0, 768, 1_024));
        assertThat(Piece.of(512, 1_024, 0)).containsExactly(new Piece(0, 512, 1_024));
    }
}
