package seihon.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import seihon.app.Companies;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;

@HouseTest(web = WebEnvironment.RANDOM_PORT)
class IdleSessionTest {

    private static final int HOUR_SECONDS = 3_600;

    @Autowired private Companies companies;
    @Autowired private JdbcClient jdbc;
    @LocalServerPort private int port;

    @Test
    void sessionNobodyUsesEndsAfterAnHour() {
        new Visitor(port).signIn(companies.aozora(), "tanaka");

        var idle =
                jdbc.sql("select distinct max_inactive_interval from app_session")
                        .query(Integer.class)
                        .list();

        assertThat(idle).containsExactly(HOUR_SECONDS);
    }
}
