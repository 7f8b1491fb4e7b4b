package seihon.web;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// A company with one room, for tests of what stands around its pages.
@TestConfiguration(proxyBeanMethods = false)
@Import({PlainTransactions.class, FrameHouse.PaperPages.class, FrameHouse.PaperApi.class})
public class FrameHouse {

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
}
