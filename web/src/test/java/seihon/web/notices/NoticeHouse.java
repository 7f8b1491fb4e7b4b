package seihon.web.notices;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.web.Addressee;
import seihon.web.TestPerson;
import seihon.web.Waiting;

/// A room in which things wait for Sato, and her address card.
@TestConfiguration(proxyBeanMethods = false)
public class NoticeHouse implements Waiting, Addressee {

    private List<Item> items = List.of();
    private Optional<Instant> absentUntil = Optional.empty();
    private Locale language = Locale.JAPANESE;

    void reset() {
        items = List.of();
        absentUntil = Optional.empty();
        language = Locale.JAPANESE;
    }

    void reads(Locale other) {
        language = other;
    }

    void waits(Item... now) {
        items = List.of(now);
    }

    void absentUntil(Optional<Instant> until) {
        absentUntil = until;
    }

    static Item decision(String number) {
        return titled(number, "経費規程の見直し");
    }

    static Item titled(String number, String title) {
        return decision(number, title, false);
    }

    static Item light(String number) {
        return decision(number, "11月24日の朝会", true);
    }

    private static Item decision(String number, String title, boolean light) {
        return new Item(
                "decide:" + number,
                Urgency.DUE_SOON,
                Refusal.of("web.frame.home"),
                "#" + number,
                title,
                Refusal.of("web.frame.headcount", Refusal.of("web.frame.search")),
                "藤本 和也",
                Instant.parse("2026-11-19T01:00:00Z"),
                Optional.of(Instant.parse("2026-11-24T09:00:00Z")),
                "/proposals/" + number,
                light,
                NoticeClass.NOW,
                List.of("- 5万円以上", "+ 3万円以上"));
    }

    static Item comment(String number) {
        return new Item(
                "comment:" + number,
                Urgency.LATER,
                Refusal.of("web.frame.home"),
                "#" + number,
                "製造部の採用計画",
                Refusal.of("web.frame.search"),
                "山口 徹",
                Instant.parse("2026-11-19T01:00:00Z"),
                Optional.empty(),
                "/proposals/" + number,
                false,
                NoticeClass.DIGEST);
    }

    @Override
    public List<Item> waitingFor(Person person, Instant now) {
        return items;
    }

    @Override
    public List<Person> people(TenantId tenant, Instant at) {
        return List.of(TestPerson.sato());
    }

    @Override
    public Optional<Contact> contact(TenantId tenant, PersonId person, Instant at) {
        return Optional.of(
                new Contact(
                        "sato@aozora.example",
                        "佐藤 花子",
                        language,
                        ZoneId.of("Asia/Tokyo"),
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(9, 0),
                        LocalTime.of(18, 0),
                        absentUntil));
    }
}
