package seihon.app.example.trade;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Those who bought: how they begin, use the service every week, become quiet, renew, recommend or
/// leave.
final class Customers {

    private static final int FROM_EARLIER = 190;
    private static final int FIRST_WITHIN_DAYS = 300;
    private static final int CALLED_MONTHS_AGO = 5;

    /// The share of customers who bought and never made it theirs.
    private static final double NEVER_AT_HOME = 0.06;

    private static final List<String> SEGMENTS = List.of("食品", "自動車部品", "樹脂成形", "金属加工");

    private final BookKeeper books;
    private final SplittableRandom random;
    private final List<Customer> all = new ArrayList<>();

    Customers(BookKeeper books, SplittableRandom random) {
        this.books = books;
        this.random = random;
    }

    private record Customer(
            String id,
            LocalDateTime since,
            Products product,
            String segment,
            SplittableRandom random) {}

    /// The customers the company had already.
    void before(LocalDate first) {
        for (var n = 1; n <= FROM_EARLIER; n++) {
            var since =
                    first.plusDays(random.nextInt(FIRST_WITHIN_DAYS))
                            .atTime(10, random.nextInt(60));
            var segment = SEGMENTS.get(random.nextInt(SEGMENTS.size()));
            all.add(
                    new Customer(
                            "K%04d".formatted(n),
                            since,
                            Products.any(random),
                            segment,
                            random.split()));
        }
    }

    void join(String caseId, LocalDateTime won, Products product, String segment) {
        var starts = won.plusDays(7 + random.nextInt(20));
        all.add(new Customer("K" + caseId, starts, product, segment, random.split()));
    }

    void live(LocalDate first, LocalDate today) {
        all.stream()
                .filter(one -> !one.since.toLocalDate().isBefore(first))
                .forEach(one -> live(one, today));
    }

    private void live(Customer customer, LocalDate today) {
        var chance = customer.random;
        change(customer, customer.since, "started");
        var adopted = customer.since.plusDays(30 + chance.nextInt(70));
        if (chance.nextDouble() < NEVER_AT_HOME) {
            use(customer, today.atStartOfDay(), today);
            return;
        }
        change(customer, adopted, "adopted");
        var isQuiet = chance.nextDouble() < (customer.product == Products.LIGHT ? 0.32 : 0.16);
        var quiet = adopted.plusDays(60 + chance.nextInt(200));
        if (chance.nextDouble() < 0.75) {
            change(customer, adopted.plusDays(20 + chance.nextInt(40)), "thriving");
        }
        if (isQuiet && !isWonBack(customer, quiet, today)) {
            change(customer, quiet.plusDays(30), "ended");
            use(customer, quiet, today);
        } else {
            renew(customer);
            use(customer, today.plusYears(1).atStartOfDay(), today);
        }
    }

    /// Since somebody calls whoever has become quiet, most of them stay.
    private boolean isWonBack(Customer customer, LocalDateTime quiet, LocalDate today) {
        change(customer, quiet, "quiet");
        var isCalled = quiet.isAfter(callsBegan(today));
        var comesBack = customer.random.nextDouble() < (isCalled ? 0.7 : 0.25);
        if (comesBack) {
            change(customer, quiet.plusDays(8 + customer.random.nextInt(20)), "thriving");
        }
        return comesBack;
    }

    /// Every year; nothing is written about the future.
    static LocalDateTime callsBegan(LocalDate today) {
        return today.minusMonths(CALLED_MONTHS_AGO).withDayOfMonth(1).atStartOfDay();
    }

    private void renew(Customer customer) {
        for (var year = 1; year <= Trade.YEARS; year++) {
            var again = customer.since.plusYears(year);
            change(customer, again, "renewed");
            change(customer, again.plusDays(2), "thriving");
        }
        var renewal = customer.since.plusYears(1);
        if (customer.random.nextDouble() < 0.3) {
            change(customer, renewal.plusDays(20 + customer.random.nextInt(60)), "recommended");
        }
    }

    private void use(Customer customer, LocalDateTime ends, LocalDate today) {
        var at = customer.since.plusDays(1);
        while (at.isBefore(ends) && at.toLocalDate().isBefore(today)) {
            books.event(
                    "aozora.mimamori.used",
                    at,
                    "event",
                    "used",
                    "customer",
                    customer.id,
                    "product",
                    customer.product.label,
                    "segment",
                    customer.segment,
                    "days",
                    Integer.toString(1 + customer.random.nextInt(5)));
            at = at.plusDays(6 + customer.random.nextInt(3));
        }
    }

    private void change(Customer customer, LocalDateTime at, String event) {
        books.event(
                "aozora.mimamori." + event,
                at,
                "event",
                event,
                "customer",
                customer.id,
                "product",
                customer.product.label,
                "segment",
                customer.segment);
    }
}
