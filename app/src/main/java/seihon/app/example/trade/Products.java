package seihon.app.example.trade;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What the company sells, and for how much as listed.
enum Products {
    STANDARD("みまもり標準", "みまもり", 1_380_000, 0.52),
    LIGHT("みまもり小型", "みまもり", 460_000, 0.30),
    LINE("みまもりライン", "みまもり", 3_900_000, 0.12),
    REPAIR("点検サービス", "保守", 240_000, 0.06);

    final String label;
    private final String series;
    final long listPrice;
    private final double share;

    Products(String label, String series, long listPrice, double share) {
        this.label = label;
        this.series = series;
        this.listPrice = listPrice;
        this.share = share;
    }

    static Products any(SplittableRandom random) {
        var chance = random.nextDouble();
        for (var product : values()) {
            chance -= product.share;
            if (chance < 0) {
                return product;
            }
        }
        return STANDARD;
    }

    static Books.File file() {
        var lines = new ArrayList<>(List.of("商品,系列,標準価格"));
        for (var product : values()) {
            lines.add("%s,%s,%d".formatted(product.label, product.series, product.listPrice));
        }
        return new Books.File("products", "商品一覧.csv", StandardCharsets.UTF_8, lines);
    }
}
