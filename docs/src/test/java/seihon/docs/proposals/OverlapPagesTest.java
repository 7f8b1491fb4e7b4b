package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.docs.Proposals.Standing;
import seihon.docs.library.Browser;
import seihon.testkit.HouseTest;

@HouseTest
class OverlapPagesTest {

    @Autowired Company.Doors doors;
    @Autowired WebApplicationContext context;

    private Company aozora;
    private Standing opened;
    private String address;
    private Browser browser;

    @BeforeEach
    void twoPeopleChangeTheSameSentence() {
        browser = new Browser(context);
        aozora = doors.company(page("meeting", "朝会は10時です。\n\n場所は会議室Aです。"));
        opened = aozora.opens("ogawa", "朝会を9時半に", page("meeting", "朝会は9時半です。\n\n場所は会議室Aです。"));
        var other = aozora.opens("abe", "朝会を9時に、会議室Bで", page("meeting", "朝会は9時です。\n\n場所は会議室Bです。"));
        done(aozora.approves("tanaka", other.number()));
        done(aozora.merges("abe", other.number()));
        address = "/proposals/" + opened.number() + "/overlaps";
    }

    @Test
    void overlapIsShownInThreeColumnsAndTheRestIsMerged() throws Exception {
        var page = browser.page(aozora.person("ogawa"), address);

        assertThat(page).contains("朝会は10時です。", "朝会は9時です。", "朝会は9時半です。", "1か所");
        assertThat(page).doesNotContain("会議室B").doesNotContain("??");
    }

    @Test
    void mergeThatNobodySawIsNotOverwrittenAndNothingTypedIsLost() throws Exception {
        var seen = seen();
        aozora.agrees("sato", "朝会を8時に", "tanaka", page("meeting", "朝会は8時です。\n\n場所は会議室Bです。"));

        var refused =
                browser.send(
                        aozora.person("nakamura"),
                        address,
                        Map.of("seen", seen, "kept", "朝会は9時15分です。"));

        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains("朝会は8時です。", "朝会は9時15分です。", "もう一度決めてください");
        assertThat(aozora.standing(opened.number()).behind()).isTrue();
    }

    private String seen() throws Exception {
        var page = browser.page(aozora.person("nakamura"), address);
        var field = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"").matcher(page);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }

    @Test
    void decidedTextIsPutIntoWhatMergedByItself() throws Exception {
        var sent =
                browser.send(
                        aozora.person("nakamura"),
                        address,
                        Map.of("seen", seen(), "kept", "朝会は9時15分です。\r\n\r\n"));

        assertThat(sent.getRedirectedUrl()).isEqualTo("/proposals/" + opened.number());
        assertThat(aozora.standing(opened.number()).behind()).isFalse();
        done(aozora.approves("tanaka", opened.number()));
        done(aozora.merges("ogawa", opened.number()));
        assertThat(aozora.onMain("Stock/handbook/meeting.md"))
                .endsWith("---\n朝会は9時15分です。\n\n場所は会議室Bです。\n");
    }

    @Test
    void decisionForPlacesThatAreNoLongerThereIsRefused() {
        browser.send(aozora.person("nakamura"), address, Map.of());

        assertThat(aozora.standing(opened.number()).behind()).isTrue();
    }
}
