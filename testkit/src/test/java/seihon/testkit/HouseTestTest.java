package seihon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import seihon.db.DatabaseSetup;
import seihon.domain.Ids;

@HouseTest(properties = "spring.application.name=aozora")
class HouseTestTest {

    @Autowired private JdbcClient jdbc;
    @Autowired private Clock clock;
    @Autowired private Ids ids;
    @Autowired private Environment environment;

    @Test
    void houseWorksAsTheAppRole() {
        var user = jdbc.sql("select current_user").query(String.class).single();

        assertThat(user).isEqualTo(DatabaseSetup.APP_ROLE);
    }

    @Test
    void clockMovesWhenATestMovesIt() {
        var before = clock.instant();

        ((TestClock) clock).advance(Duration.ofHours(8));

        assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofHours(8)));
        assertThat(ids.next()).isNotEqualTo(ids.next());
    }

    @Test
    void settingsOfTheAnnotationArrive() {
        assertThat(environment.getProperty("spring.application.name")).isEqualTo("aozora");
        assertThat(environment.getProperty("seihon.home")).contains("target/homes/");
    }
}
