package seihon.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import seihon.domain.Ids;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// The frame alone: one room with a page, a company, no database.
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"
        })
@ComponentScan({"seihon.web.frame", "seihon.web.problems"})
public class TestHouse {

    public static final Instant NOW = Instant.parse("2026-11-19T23:40:00Z");

    @Bean
    Words words(org.springframework.context.MessageSource messages) {
        return new Words(messages);
    }

    @Bean
    Problems problems(Words words, tools.jackson.databind.json.JsonMapper json) {
        return new Problems(words, json);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    Ids ids(Clock clock) {
        return new Ids(clock, new Random(7));
    }

    @Bean
    Transactions transactions() {
        return new NoDatabase();
    }

    @Bean
    Company company() {
        return (_, _, _) -> Optional.of(new Company.Shown("あおぞら製作所", 48));
    }

    @Bean
    Nav nav() {
        return (_, _) ->
                List.of(
                        new Nav.Item("", "web.frame.home", "/papers", "documents", 10, true),
                        new Nav.Item(
                                "web.frame.mine",
                                "web.frame.menu",
                                "/inbox",
                                "inbox",
                                20,
                                true,
                                7,
                                true));
    }

    @Controller
    static class PaperPages {

        @GetMapping("/papers/{name}")
        String show() {
            return "test/paper";
        }

        @GetMapping("/papers/refused")
        String refuse() {
            throw new RefusedRequest("web.problem.forbidden");
        }
    }

    @RestController
    static class PaperApi {

        @GetMapping("/api/v1/papers/refused")
        String refuse() {
            throw new RefusedRequest("web.problem.not-found");
        }
    }

    static final class NoDatabase implements Transactions {

        @Override
        public <T> T write(TenantId tenant, Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T read(TenantId tenant, Supplier<T> work) {
            return work.get();
        }

        @Override
        public void rollBackOnly() {}

        @Override
        public void afterCommit(Runnable after) {
            after.run();
        }
    }
}
