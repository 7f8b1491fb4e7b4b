package seihon.docs.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import seihon.docs.FileEdit;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.testkit.HouseTest;
import seihon.testkit.TestHouse;

/// A company attaches so much in a day and no more.
@HouseTest
class AttachmentsTest {

    private static final TenantId AOZORA = new TenantId(4_711);
    private static final Person SATO =
            new Person(
                    AOZORA,
                    new PersonId("sato"),
                    "佐藤 花子",
                    Set.of("member"),
                    false,
                    Locale.JAPANESE,
                    ZoneId.of("Asia/Tokyo"));

    @Autowired Attachments attachments;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    @Test
    void fullDayIsOverOnTheNextAndWhatIsHereIsTakenAlways() {
        attached();
        transactions.run(AOZORA, this::attachFiveHundred);

        var another = take(2, Duration.ZERO);

        assertThat(another).isEqualTo(Outcome.refused("docs.attachment.today-too-many", 500, 500L));
        assertThat(take(1, Duration.ZERO)).isInstanceOf(Outcome.Done.class);
        assertThat(take(2, Duration.ofDays(1))).isInstanceOf(Outcome.Done.class);
    }

    private void attached() {
        assertThat(take(1, Duration.ZERO)).isInstanceOf(Outcome.Done.class);
    }

    private Outcome<FileEdit> take(int colour, Duration later) {
        return attachments.take(
                SATO, "Stock/handbook", "図.gif", picture(colour), TestHouse.START.plus(later));
    }

    private static byte[] picture(int colour) {
        return new byte[] {'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, (byte) colour};
    }

    private void attachFiveHundred() {
        jdbc.sql(
                        """
                        insert into docs_attachment
                            (tenant_id, sha256, size, media_type, content, uploaded_by, uploaded_at)
                        select :tenant, sha256(n::text::bytea), 1, 'image/gif', 'x'::bytea, 'mori', :at
                        from generate_series(1, 499) n
                        """)
                .param("tenant", AOZORA.value())
                .param("at", TestHouse.START.atOffset(java.time.ZoneOffset.UTC))
                .update();
    }
}
