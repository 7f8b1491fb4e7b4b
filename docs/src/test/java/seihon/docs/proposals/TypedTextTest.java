package seihon.docs.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.docs.proposals.Company.done;
import static seihon.docs.proposals.Company.page;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.context.WebApplicationContext;
import seihon.docs.library.Browser;
import seihon.testkit.HouseTest;

/// What people type into the forms of a proposal is kept as they typed it, also when it is refused.
@HouseTest
class TypedTextTest {

    private static final String BEFORE = "朝会は10時です。\n\n場所は会議室Aです。";
    private static final String AFTER = "朝会は9時半です。\n\n場所は会議室Aです。";

    @Autowired Company.Doors doors;
    @Autowired WebApplicationContext context;

    private Company aozora;
    private Browser browser;
    private long number;

    @BeforeEach
    void open() {
        aozora = doors.company(page("meeting", BEFORE));
        browser = new Browser(context);
        number = aozora.opens("ogawa", "朝会を9時半に", page("meeting", AFTER)).number();
    }

    @Test
    void revisionOfAnotherPersonIsNotDroppedAndNothingTypedIsLost() throws Exception {
        var fields =
                new HashMap<>(
                        Map.of(
                                "digest", aozora.standing(number).digest(),
                                "title", "朝会を9時に",
                                "why", "早いほうがよいためです。",
                                "path", "Stock/handbook/meeting.md",
                                "content",
                                        page("meeting", AFTER.replace("9時半", "9時"))
                                                .content()
                                                .orElseThrow()));
        done(
                aozora.revises(
                        "abe",
                        number,
                        page("meeting", AFTER.replace("会議室A", "会議室C")),
                        page("more", "もう1枚です。")));

        var refused = browser.send(aozora.person("ogawa"), address("/revisions"), fields);

        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains("第2版にしました", "朝会を9時に", "早いほうがよいためです。", "朝会は9時です。")
                .contains("会議室C", "もう1枚です。", aozora.standing(number).digest());
        assertThat(aozora.standing(number).revision()).isEqualTo(2);
        fields.put("digest", aozora.standing(number).digest());
        browser.send(aozora.person("ogawa"), address("/revisions"), fields);
        assertThat(aozora.standing(number).revision()).isEqualTo(3);
    }

    @Test
    void nothingTypedIsLostWhenACommandIsRefused() {
        var tanaka = aozora.person("tanaka");
        var outdated = aozora.standing(number).digest();
        done(aozora.revises("ogawa", number, page("meeting", AFTER.replace("A", "B"))));

        assertThat(
                        browser.sent(
                                tanaka,
                                address("/returns"),
                                Map.of("digest", outdated, "why", "会議室を確かめてください。")))
                .contains("すでに改訂されています", "required>会議室を確かめてください。</textarea>");
        assertThat(browser.sent(tanaka, address("/comments"), Map.of("text", "よ".repeat(10_001))))
                .contains(">" + "よ".repeat(10_001) + "</textarea>");
    }

    @Test
    void revisionShowsHowEachFileLooksAndWhatIsWrongWithIt() throws Exception {
        var ogawa = aozora.person("ogawa");
        done(aozora.revises("ogawa", number, page("meeting", AFTER), page("more", "もう1枚です。")));
        var texts = new LinkedMultiValueMap<String, String>();
        texts.addAll("path", List.of("Stock/handbook/meeting.md", "Stock/handbook/more.md"));
        texts.addAll("content", List.of("x", "---\nkind: guide\nid: x\nowner: 佐藤\n---\n# 本文\n"));

        var shown = browser.typed(ogawa, "/drafts/preview?at=1", texts);

        assertThat(browser.page(ogawa, address("/edit")))
                .contains(
                        "id=\"shown-0\"", "id=\"shown-1\"", ">もう1枚です。</p>", "直すところはありません", "提案の件名")
                .contains("hx-post=\"/drafts/preview?at=1\"", "hx-target=\"#shown-1\"");
        assertThat(shown).contains("id=\"shown-1\"", "4行目");
    }

    @Test
    void revisionTypedIntoTheFormKeepsCommasAndLineEnds() {
        var text = page("meeting", "一、二, 三\n").content().orElseThrow();

        browser.send(
                aozora.person("ogawa"),
                address("/revisions"),
                Map.of(
                        "digest",
                        aozora.standing(number).digest(),
                        "title",
                        "朝会を9時半に",
                        "path",
                        "Stock/handbook/meeting.md",
                        "content",
                        text.replace("\n", "\r\n")));
        done(aozora.approves("tanaka", number));
        done(aozora.merges("ogawa", number));

        assertThat(aozora.onMain("Stock/handbook/meeting.md")).isEqualTo(text);
    }

    private String address(String rest) {
        return "/proposals/" + number + rest;
    }
}
