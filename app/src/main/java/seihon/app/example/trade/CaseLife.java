package seihon.app.example.trade;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import seihon.app.example.trade.BookKeeper.Deal;
import seihon.app.example.trade.BookKeeper.Lead;

/// One lead from the first contact to its end, as far as it gets.
final class CaseLife {

    private static final List<String> SEGMENTS =
            List.of("食品", "自動車部品", "樹脂成形", "金属加工", "電子部品", "物流");
    private static final List<String> NAMES =
            List.of("みどり", "さくら", "東雲", "朝日", "山手", "北浜", "青葉", "光", "千歳", "若松", "港", "泉");
    private static final List<String> TRADES =
            List.of("食品", "精機", "樹脂", "製作所", "工業", "電子", "物流", "金属");
    private static final List<String> INSIDE = List.of("kimura", "hashimoto", "shimizu", "kondo");
    private static final List<String> FIELD =
            List.of("yamashita", "maeda", "fujita", "goto", "abe");
    private static final String MARKETER = "ogawa";
    private static final List<String> LOST_FOR = List.of("価格", "時期", "競合", "社内の事情");

    /// Since then every customer is asked for a trial before a proposal, and half of them wait.
    private static final int TRIAL_ASKED_MONTHS_AGO = 4;

    private static final int MOST_ROUNDS = 3;

    private final BookKeeper books;
    private final Customers customers;
    private final Slips slips;
    private final SplittableRandom random;
    private final Channels channel;
    private final Products product;
    private final String segment;
    private final String inside;
    private final String field;
    private String caseId = "";
    private int rounds;

    CaseLife(BookKeeper books, Customers customers, SplittableRandom random) {
        this.books = books;
        this.customers = customers;
        this.random = random;
        this.slips = new Slips(books, random.split());
        this.channel = Channels.any(random);
        this.product = Products.any(random);
        this.segment = any(SEGMENTS);
        this.inside = any(INSIDE);
        this.field = any(FIELD);
    }

    void live(LocalDate day) {
        var at = day.atTime(9 + random.nextInt(9), random.nextInt(60));
        var brochure = random.nextDouble() < 0.45;
        caseId =
                books.lead(
                        new Lead(
                                at,
                                any(NAMES) + any(TRADES),
                                channel.written(random),
                                channel.campaign(random),
                                random.nextDouble() < 0.05 ? "" : segment,
                                product.label,
                                brochure));
        approach(at, brochure);
    }

    /// Calls until somebody answers; most are not ready.
    private void approach(LocalDateTime at, boolean brochure) {
        var call = at.plusMinutes(brochure ? 8 + random.nextInt(90) : 60 + random.nextInt(2_000));
        for (var tries = 1 + random.nextInt(brochure ? 3 : 7); tries > 1; tries--) {
            books.call(caseId, call, random.nextDouble() < 0.7 ? "出なかった" : "折り返し待ち", inside);
            call = inOfficeHours(call.plusHours(5 + random.nextInt(60)));
        }
        books.call(caseId, call, "話せた", inside);
        if (random.nextDouble() < 0.36 * channel.luck) {
            qualify(call.plusHours(1 + random.nextInt(40)));
        } else if (random.nextDouble() < 0.25) {
            books.deal(event(call.plusDays(2), "対象外", 0, inside, "設備がない"));
        } else if (random.nextDouble() < 0.5) {
            nurture(call.plusDays(3 + random.nextInt(20)), "時期が先");
        } else if (isTidied()) {
            books.deal(event(call.plusDays(45 + random.nextInt(45)), "対象外", 0, inside, "連絡がつかない"));
        }
    }

    private void qualify(LocalDateTime at) {
        books.deal(event(at, "有効", 0, inside, ""));
        slips.afterCall(caseId, at, inside, MARKETER);
        follow(at, 4);
        var chance = random.nextDouble();
        if (chance < 0.60) {
            meet(at.plusDays(3 + random.nextInt(22)));
        } else if (chance < 0.82) {
            nurture(at.plusDays(10 + random.nextInt(30)), "予算がない");
        } else if (chance < 0.90) {
            books.deal(event(at.plusDays(14 + random.nextInt(30)), "失注", 0, inside, any(LOST_FOR)));
        } else if (isTidied()) {
            books.deal(event(at.plusDays(60 + random.nextInt(40)), "失注", 0, inside, "返事がない"));
        }
    }

    private void meet(LocalDateTime at) {
        var amount = amount();
        books.deal(event(at, "商談", amount, field, ""));
        slips.afterMeeting(caseId, at, field, inside);
        follow(at, 3);
        var trialIsAsked = at.isAfter(trialsBegan());
        var chance = random.nextDouble();
        if (chance < (trialIsAsked ? 0.46 : 0.70)) {
            propose(at.plusDays(5 + random.nextInt(trialIsAsked ? 40 : 18)), amount);
        } else if (chance < 0.76) {
            nurture(at.plusDays(20 + random.nextInt(50)), "試用の場所が決まらない");
        } else if (chance < 0.92) {
            books.deal(
                    event(
                            at.plusDays(15 + random.nextInt(60)),
                            "失注",
                            amount,
                            field,
                            any(LOST_FOR)));
        } else if (isTidied()) {
            books.deal(event(at.plusDays(80 + random.nextInt(60)), "失注", amount, field, "返事がない"));
        }
    }

    private LocalDateTime trialsBegan() {
        return trialsBegan(books.today());
    }

    static LocalDateTime trialsBegan(LocalDate today) {
        return today.minusMonths(TRIAL_ASKED_MONTHS_AGO).withDayOfMonth(1).atStartOfDay();
    }

    private void propose(LocalDateTime at, long amount) {
        if (random.nextDouble() < 0.93) {
            books.deal(event(at, "提案", amount, field, ""));
        }
        var agreed =
                random.nextDouble() < 0.3
                        ? round(amount * (0.85 + random.nextDouble() * 0.1))
                        : amount;
        var end = at.plusDays(6 + random.nextInt(35));
        if (random.nextDouble() < 0.44 * Math.min(1.25, channel.luck)) {
            books.deal(event(end, "受注", agreed, field, ""));
            customers.join(caseId, end, product, segment);
        } else if (random.nextDouble() < 0.85) {
            var amountLost = random.nextDouble() < 0.2 ? 0 : amount;
            books.deal(event(end, "失注", amountLost, field, any(LOST_FOR)));
        } else if (isTidied()) {
            books.deal(event(end.plusDays(60), "失注", amount, field, "返事がない"));
        }
    }

    /// Most of the cases that nothing happens to are closed by hand in the end.
    private boolean isTidied() {
        return random.nextDouble() < 0.9;
    }

    /// Some come back, a few of them more than once.
    private void nurture(LocalDateTime at, String reason) {
        books.deal(event(at, "リサイクル", 0, inside, reason));
        if (++rounds < MOST_ROUNDS && random.nextDouble() < 0.38) {
            qualify(at.plusDays(40 + random.nextInt(120)));
        }
    }

    private void follow(LocalDateTime at, int most) {
        for (var calls = random.nextInt(most + 1); calls > 0; calls--) {
            var call = inOfficeHours(at.plusHours(random.nextInt(24 * 20)));
            books.call(caseId, call, random.nextDouble() < 0.6 ? "話せた" : "出なかった", field);
        }
    }

    private Deal event(LocalDateTime at, String what, long amount, String owner, String reason) {
        return new Deal(caseId, at, what, amount, owner, product.label, reason);
    }

    private long amount() {
        return round(product.listPrice * channel.size * (0.6 + random.nextDouble() * 0.8));
    }

    private static long round(double yen) {
        return Math.round(yen / 10_000) * 10_000;
    }

    private static LocalDateTime inOfficeHours(LocalDateTime at) {
        return at.toLocalDate().atTime(9 + at.getHour() % 9, at.getMinute());
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
