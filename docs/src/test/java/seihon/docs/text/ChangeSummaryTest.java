package seihon.docs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import seihon.docs.DocPath;
import seihon.docs.ProposedChange.FileChange;

class ChangeSummaryTest {

    private static final String PAGE =
            "---\nkind: handbook\nid: a\ntitle: 営業の進め方\nmax_age_days: 90\n---\n本文です。\n";

    @Test
    void changeIsOneSentence() {
        assertThat(japanese(PAGE, PAGE.replace("90", "60")))
                .isEqualTo("「営業の進め方」の max_age_days を 90 から 60 に変えます（−33.3％）。");
        assertThat(japanese(PAGE, PAGE.replace("本文です", "本文でした"))).isEqualTo("「営業の進め方」の本文を1か所変えます。");
        assertThat(japanese(PAGE, PAGE.replace("90", "60").replace("本文です", "本文でした")))
                .isEqualTo("「営業の進め方」の項目を1件、本文を1か所変えます。");
        assertThat(english(PAGE, PAGE.replace("本文です", "本文でした")))
                .isEqualTo("Changes the text of \"営業の進め方\" in one place.");
        assertThat(sentence(List.of(change(null, PAGE)), Locale.JAPANESE))
                .isEqualTo("「営業の進め方」を新しく作ります。");
        assertThat(sentence(List.of(change(PAGE, null)), Locale.JAPANESE))
                .isEqualTo("「営業の進め方」を廃止します。");
        assertThat(sentence(List.of(change(PAGE, null), change(null, PAGE)), Locale.ENGLISH))
                .isEqualTo("Changes \"営業の進め方\" and one more document.");
    }

    private static String japanese(String before, String after) {
        return sentence(List.of(change(before, after)), Locale.JAPANESE);
    }

    private static String english(String before, String after) {
        return sentence(List.of(change(before, after)), Locale.ENGLISH);
    }

    private static String sentence(List<FileChange> files, Locale language) {
        var summary = ChangeSummary.of(files);
        var texts =
                ResourceBundle.getBundle(
                        "i18n.docs.messages",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(summary.key()), language)
                .format(summary.arguments().toArray());
    }

    private static FileChange change(
            @org.jspecify.annotations.Nullable String before,
            @org.jspecify.annotations.Nullable String after) {
        return new FileChange(
                new DocPath("Stock/a.md"), Optional.ofNullable(before), Optional.ofNullable(after));
    }
}
