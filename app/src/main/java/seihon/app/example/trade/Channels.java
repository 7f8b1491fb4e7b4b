package seihon.app.example.trade;

import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// Where leads come from. Trade shows bring the most and the smallest orders; introductions are few
/// and large. `spellings` are how people write the name, with bars between, the right one first.
enum Channels {
    SHOW(0.34, 1.00, 0.45, "展示会|展示会|展示会|展示会（名刺）", "機械要素技術展|工場設備展|地域商談会"),
    SEARCH(0.26, 1.05, 1.00, "検索|検索|検索|Ｗｅｂ検索|web検索", "故障予知の記事|導入事例|価格の案内"),
    ADS(0.14, 0.70, 0.85, "広告", "業界紙|動画|検索連動"),
    PARTNER(0.11, 1.20, 1.25, "代理店|代理店|代理店経由", "中部商会|北関東機工"),
    REFERRAL(0.09, 1.70, 2.10, "紹介|紹介|ご紹介", "お客さまの紹介"),
    PHONE(0.06, 0.90, 0.90, "電話|電話|", "代表電話");

    private static final Pattern WORDS = Pattern.compile("\\|");

    private final double share;
    final double luck;
    final double size;
    private final String spellings;
    private final String campaigns;

    Channels(double share, double luck, double size, String spellings, String campaigns) {
        this.share = share;
        this.luck = luck;
        this.size = size;
        this.spellings = spellings;
        this.campaigns = campaigns;
    }

    static Channels any(SplittableRandom random) {
        var chance = random.nextDouble();
        for (var channel : values()) {
            chance -= channel.share;
            if (chance < 0) {
                return channel;
            }
        }
        return SEARCH;
    }

    String written(SplittableRandom random) {
        return any(spellings, random);
    }

    String campaign(SplittableRandom random) {
        return any(campaigns, random);
    }

    private static String any(String words, SplittableRandom random) {
        var choices = WORDS.split(words, -1);
        return choices[random.nextInt(choices.length)];
    }
}
