package seihon.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocPathTest {

    /// What `git fsck` finds, or a checkout somewhere cannot write.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stock/.git/x.md",
                "Stock/.GIT/x.md",
                "Stock/git~1/x.md",
                "Flow/2026/GIT~1/x.md",
                "Stock/.git./x.md",
                "Stock/.git::$INDEX_ALLOCATION/x.md",
                "Stock/../x.md",
                "Stock//x.md",
                "Stock/CON.md",
                "Stock/a:b.md",
                "Stock/x.md."
            })
    void aNameThatSomePlaceCannotHoldIsRefused(String path) {
        assertThat(DocPath.whyNot(path))
                .hasValueSatisfying(why -> assertThat(why.key()).isEqualTo("docs.path.segment"));
    }

    @Test
    void aSegmentIsNoLongerThanFilesMayBeCalled() {
        assertThat(DocPath.whyNot("Stock/" + "a".repeat(252) + ".md")).isEmpty();
        assertThat(DocPath.whyNot("Stock/" + "a".repeat(253) + ".md")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stock/規程/就業規則 2026.md", "Flow/2026/11/メモ（案）.md", "templates/議事録.md"})
    void whatPeopleWriteIsTaken(String path) {
        assertThat(DocPath.whyNot(path)).isEmpty();
    }
}
