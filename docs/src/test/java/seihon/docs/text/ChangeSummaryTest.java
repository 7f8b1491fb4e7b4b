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
import seihon.domain.Refusal;

class ChangeSummaryTest {

    private static final String PAGE =
            "---\nkind: handbook\nid: a\ntitle: 営業の進め方\nmax_age_days: 90\n---\n本文です。\n";

    @Test
    void changeIsOneSentence() {
        assertThat(japanese(PAGE, PAGE.replace("90", "60")))
                .isEqualTo("「営業の進め方」の上限の日数を 90 から 60 に変えます（−33.3％）。");
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

    @Test
    void fieldsAreNamedInWordsAndDatesAreDates() {
        var charter =
                """
                ---
                kind: project-charter
                id: gateway
                title: 新型ゲートウェイ開発
                owner: role:manager
                milestones:
                  - {id: field-test, title: お客さま三社での試験, due: 2026-12-18}
                ---
                """;

        assertThat(japanese(charter, charter.replace("2026-12-18", "2027-01-15")))
                .isEqualTo(
                        "「新型ゲートウェイ開発」の区切り「お客さま三社での試験」の期限を「2026年12月18日（金）」から「2027年1月15日（金）」に変えます。");
        assertThat(english(charter, charter.replace("2026-12-18", "2027-01-15")))
                .isEqualTo(
                        "Changes \"新型ゲートウェイ開発\" (Milestones \"お客さま三社での試験\": Due) from \"Fri 18 Dec 2026\" to \"Fri 15 Jan 2027\".");
        assertThat(japanese(charter, charter.replace("role:manager", "role:executive")))
                .isEqualTo("「新型ゲートウェイ開発」の担当を「管理職」から「経営」に変えます。");
    }

    private static String japanese(String before, String after) {
        return sentence(List.of(change(before, after)), Locale.JAPANESE);
    }

    private static String english(String before, String after) {
        return sentence(List.of(change(before, after)), Locale.ENGLISH);
    }

    private static String sentence(List<FileChange> files, Locale language) {
        return sentence(ChangeSummary.of(files), language);
    }

    private static String sentence(Refusal summary, Locale language) {
        var arguments =
                summary.arguments().stream()
                        .map(one -> one instanceof Refusal inner ? sentence(inner, language) : one)
                        .toArray();
        var texts =
                ResourceBundle.getBundle(
                        "i18n." + summary.key().split("[.]")[0] + ".messages",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(summary.key()), language).format(arguments);
    }

    private static FileChange change(
            @org.jspecify.annotations.Nullable String before,
            @org.jspecify.annotations.Nullable String after) {
        return new FileChange(
                new DocPath("Stock/a.md"), Optional.ofNullable(before), Optional.ofNullable(after));
    }
}
