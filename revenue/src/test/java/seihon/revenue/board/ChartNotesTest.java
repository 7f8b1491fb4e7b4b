package seihon.revenue.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.domain.Outcome;
import seihon.domain.Transactions;
import seihon.revenue.StageModel;
import seihon.revenue.TestBrowser;
import seihon.revenue.TestCompany;
import seihon.revenue.board.ChartNotes.Draft;
import seihon.revenue.board.ChartNotes.Note;
import seihon.testkit.HouseTest;
import seihon.testkit.TestHouse;

@HouseTest
class ChartNotesTest {

    private static final String SALES =
            """
            kind: stage-model
            id: sales
            title: {ja: 商談, en: Sales}
            zone: Asia/Tokyo
            subject: case
            stages:
              - {id: MQL, rank: 1, enter: [{on: lead.captured}]}
              - {id: WON, kind: won, rank: 2, enter: [{on: deal.won}]}
            """;
    private static final Instant NOW = TestHouse.START;

    @Autowired private TestCompany.Doors doors;
    @Autowired private ChartNotes notes;
    @Autowired private Transactions transactions;
    @Autowired private WebApplicationContext context;
    private TestCompany aozora;
    private StageModel sales;

    @BeforeEach
    void aozoraSells() {
        aozora = doors.company("Stock/revenue/sales.yaml", SALES);
        sales =
                transactions.read(
                        aozora.tenant, () -> doors.funnel().models(aozora.tenant).getFirst());
    }

    private void writes(String person, String day, String text) {
        TestCompany.done(notes.write(aozora.person(person), sales, new Draft(day, text), NOW));
        doors.replay().catchUp(aozora.tenant);
    }

    private List<Note> notes() {
        return transactions.read(aozora.tenant, () -> notes.of(aozora.tenant, sales));
    }

    @Test
    void notesAreListedByTheirDayWithWhoWroteThem() {
        writes("ishii", "2026-10-15", "展示会に出展した");
        writes("sato", "2026-09-01", "価格を改めた");

        assertThat(notes())
                .extracting(note -> note.day() + " " + note.name() + " " + note.text())
                .containsExactly("2026-09-01 sato 価格を改めた", "2026-10-15 ishii 展示会に出展した");
    }

    @Test
    void aNoteIsMarkedInTheChartsAndListedUnderTheSameSign() {
        writes("ishii", "2026-10-15", "展示会に出展した");

        var response =
                new TestBrowser(context, aozora.person("sato"))
                        .ask("/revenue/sales", "text/html,*/*;q=0.8");

        assertThat(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains(
                        "展示会に出展した",
                        "&quot;marks&quot;:[{&quot;at&quot;:11,&quot;sign&quot;:&quot;1&quot;}]");
    }

    @Test
    void aNoteIsWithdrawnByWhoWroteIt() {
        writes("sato", "2026-10-15", "展示会に出展した");
        var seq = notes().getFirst().seq();

        var byOgawa = notes.withdraw(aozora.person("ogawa"), sales, seq, NOW);
        var bySato = notes.withdraw(aozora.person("sato"), sales, seq, NOW);
        doors.replay().catchUp(aozora.tenant);

        assertThat(byOgawa).isEqualTo(Outcome.refused("revenue.note-forbidden", "sato"));
        assertThat(bySato).isInstanceOf(Outcome.Done.class);
        assertThat(notes()).isEmpty();
    }

    @Test
    void aDayThatIsNoneAndANoteThatSaysNothingAreRefused() {
        var sato = aozora.person("sato");

        assertThat(notes.write(sato, sales, new Draft("10月", "展示会"), NOW))
                .isEqualTo(Outcome.refused("revenue.note.day-invalid", "10月"));
        assertThat(notes.write(sato, sales, new Draft("2026-10-15", " "), NOW))
                .isEqualTo(Outcome.refused("revenue.note.text-invalid", 200));
    }

    @Test
    void aNoteThatTheLedgerCannotHoldIsRefused() {
        var draft = new Draft("2026-10-15", "展示会\u0000に出展した");

        assertThat(notes.write(aozora.person("sato"), sales, draft, NOW))
                .isEqualTo(Outcome.refused("revenue.note.text-invalid", 200));
    }
}
