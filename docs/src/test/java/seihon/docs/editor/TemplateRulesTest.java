package seihon.docs.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.SourceDocument;
import seihon.docs.text.SourceReader;

class TemplateRulesTest {

    @Test
    void promotedNoteReadsBackWhateverItIsCalled() {
        var text =
                TemplateRules.promoted(
                        "guide",
                        "2026",
                        "見出し: \"引用\"",
                        "person:sato",
                        "Flow/2026/11-24/メモ #1.md",
                        "本文");

        var read = SourceReader.read(new DocPath("Stock/handbook/a.md"), text);

        assertThat(read).isInstanceOf(Reading.Good.class);
        if (read instanceof Reading.Good<SourceDocument>(var document)) {
            assertThat(document.front().text("id")).contains("2026");
            assertThat(document.front().text("derived_from")).contains("Flow/2026/11-24/メモ #1.md");
        }
    }
}
