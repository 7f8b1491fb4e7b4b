package seihon.people;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// あおぞら製作所 in miniature, founded anew for each test that asks.
public final class Aozora {

    public static final Instant FOUNDED = Instant.parse("2026-11-20T00:00:00Z");
    public static final String PEOPLE =
            """
            kind: people
            id: people
            people:
              - {id: mori, roles: [executive]}
              - {id: sato, roles: [executive, admin]}
              - {id: tanaka, roles: [manager]}
              - {id: ogawa, roles: [member], from: 2026-04-01, until: 2027-03-31}
              - {id: kyaku, guest: true}
            """;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Founding founding;
    private final FakeDocuments documents;

    Aozora(Founding founding, FakeDocuments documents) {
        this.founding = founding;
        this.documents = documents;
    }

    /// sato has a password and a token, the others neither.
    public Home found() {
        var number = NUMBER.incrementAndGet();
        var mail = "sato" + number + "@aozora.example";
        var token = "token-of-sato-for-the-tests-number-" + number;
        var people =
                List.of(
                        newcomer("sato", "佐藤 花子", mail, "aozora-sato-2026", token),
                        newcomer("mori", "森 健太", "mori" + number + "@aozora.example", null, null),
                        newcomer(
                                "tanaka",
                                "田中 一郎",
                                "tanaka" + number + "@aozora.example",
                                null,
                                null),
                        newcomer("ogawa", "小川 翔", null, null, null),
                        newcomer("kyaku", "客野 人", null, null, null));
        var company =
                new Founding.Company(
                        "aozora" + number,
                        "あおぞら製作所",
                        ZoneId.of("Asia/Tokyo"),
                        4,
                        Locale.JAPANESE,
                        false);
        var founded = founding.found(company, people, _ -> List.of(), FOUNDED);
        documents.put(founded.tenant(), "Stock/org/people.yaml", PEOPLE);
        return new Home(founded.tenant(), mail, token);
    }

    private static Founding.Newcomer newcomer(
            String id,
            String name,
            @org.jspecify.annotations.Nullable String mail,
            @org.jspecify.annotations.Nullable String password,
            @org.jspecify.annotations.Nullable String token) {
        return new Founding.Newcomer(
                new PersonId(id),
                name,
                "",
                Optional.ofNullable(mail),
                Optional.ofNullable(password),
                Optional.ofNullable(token));
    }

    public record Home(TenantId tenant, String mail, String token) {}
}
