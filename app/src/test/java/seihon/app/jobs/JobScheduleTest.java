package seihon.app.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import seihon.domain.TenantId;
import seihon.people.Founding;
import seihon.testkit.HouseTest;
import seihon.testkit.TestHouse;
import seihon.web.Job;

@HouseTest(properties = {"db-scheduler.enabled=true", "db-scheduler.polling-interval=100ms"})
@Import(JobScheduleTest.Rooms.class)
@DirtiesContext
class JobScheduleTest {

    @Autowired private Founding founding;
    @Autowired private BlockingQueue<TenantId> ran;
    @Autowired private JdbcClient jdbc;

    @TestConfiguration(proxyBeanMethods = false)
    static class Rooms {

        @Bean
        BlockingQueue<TenantId> ran() {
            return new LinkedBlockingQueue<>();
        }

        @Bean
        Job jobThatStumbles(BlockingQueue<TenantId> ran) {
            return new Job() {
                @Override
                public String name() {
                    return "app-stumbles";
                }

                @Override
                public Duration every() {
                    return Duration.ofMillis(100);
                }

                @Override
                public void run(TenantId tenant, Instant now) {
                    ran.add(tenant);
                    throw new IllegalStateException("a fault of " + tenant + " at " + now);
                }
            };
        }
    }

    @Test
    void everyCompanyGetsItsTurnAgainAlthoughOneStumbles() throws InterruptedException {
        var aozora = found("aozora");
        var midori = found("midori");

        // A turn may have begun before there were two.
        var turn = next();
        while (!turn.equals(midori)) {
            turn = next();
        }

        assertThat(next()).isEqualTo(aozora);
        assertThat(next()).isEqualTo(midori);
        assertThat(jdbc.sql("select task_name from app_job").query(String.class).list())
                .contains("app-stumbles");
    }

    private TenantId next() throws InterruptedException {
        var tenant = ran.poll(30, SECONDS);
        assertThat(tenant).isNotNull();
        return tenant;
    }

    private TenantId found(String slug) {
        var company =
                new Founding.Company(
                        slug, slug, ZoneId.of("Asia/Tokyo"), 4, Locale.JAPANESE, false);
        return founding.found(company, List.of(), _ -> List.of(), TestHouse.START).tenant();
    }
}
