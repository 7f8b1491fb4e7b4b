package seihon.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers as they stand in a sentence. Minus is U+2212, thousands are grouped, differences carry
/// their sign.
record Figures(boolean english) {

    private static final BigDecimal MAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final long MAN_PER_OKU = 10_000;
    private static final String[] BYTE_UNITS = {"B", "KB", "MB", "GB", "TB"};

    String number(long number) {
        return format("#,##0", BigDecimal.valueOf(number));
    }

    /// With one decimal where it has any.
    String decimal(BigDecimal number) {
        return format("#,##0.#", number);
    }

    String delta(long difference) {
        return difference == 0 ? "±0" : signed("#,##0", BigDecimal.valueOf(difference));
    }

    String percent(BigDecimal percentage) {
        return format("#,##0.0", percentage) + (english ? "%" : "％");
    }

    /// As it is, to be added up.
    String exactYen(BigDecimal amount) {
        return english
                ? (amount.signum() < 0 ? "−" : "") + "¥" + format("#,##0.##", amount.abs())
                : format("#,##0.##", amount) + "円";
    }

    /// For reading: tens of thousands from a million on.
    String yen(BigDecimal amount) {
        if (amount.abs().compareTo(MILLION) < 0) {
            return exactYen(amount.setScale(0, RoundingMode.HALF_UP));
        }
        var man = amount.abs().divide(MAN, 0, RoundingMode.HALF_UP).longValueExact();
        var sign = amount.signum() < 0 ? "−" : "";
        if (english) {
            return sign + "¥" + number(man * MAN_PER_OKU);
        }
        var oku = man / MAN_PER_OKU;
        var rest = man % MAN_PER_OKU;
        var high = oku == 0 ? "" : number(oku) + "億";
        return sign + high + (rest == 0 ? "" : number(rest) + "万") + "円";
    }

    String bytes(long bytes) {
        double value = bytes;
        var unit = 0;
        while (value >= 1000 && unit < BYTE_UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        var shape = value < 10 && unit > 0 ? "0.0" : "0";
        return format(shape, BigDecimal.valueOf(value)) + " " + BYTE_UNITS[unit];
    }

    private String signed(String shape, BigDecimal number) {
        return (number.signum() > 0 ? "+" : "") + format(shape, number);
    }

    private static String format(String shape, BigDecimal number) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('−');
        var format = new DecimalFormat(shape, symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }
}
