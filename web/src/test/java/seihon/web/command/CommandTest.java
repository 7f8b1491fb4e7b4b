package seihon.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.testkit.HouseTest;
import seihon.testkit.TestClock;
import seihon.web.PlainTransactions;
import seihon.web.TestPerson;

@HouseTest
@Import({PlainTransactions.class, CommandTest.Orders.class})
class CommandTest {

    private static final AtomicInteger DONE = new AtomicInteger();

    private static CountDownLatch inside = new CountDownLatch(1);
    private static CountDownLatch goOn = new CountDownLatch(0);

    private MockMvc mvc;

    @Autowired private TestClock clock;
    @Autowired private CommandCleaning cleaning;

    @BeforeEach
    void signIn(@Autowired WebApplicationContext context, @Autowired CommandFilter filter) {
        mvc = MockMvcBuilders.webAppContextSetup(context).addFilters(filter).build();
        asSato();
        DONE.set(0);
        inside = new CountDownLatch(1);
        goOn = new CountDownLatch(0);
    }

    private static void asSato() {
        var sato = TestPerson.signedIn(TestPerson.sato());
        SecurityContextHolder.getContext().setAuthentication(sato);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aFormSentTwiceIsDoneOnceAndLeadsToTheSamePage() throws Exception {
        mvc.perform(post("/orders").param("_key", "k1").param("what", "a"))
                .andExpect(redirectedUrl("/orders/1"));

        mvc.perform(post("/orders").param("_key", "k1").param("what", "a"))
                .andExpect(redirectedUrl("/orders/1"));

        assertThat(DONE).hasValue(1);
    }

    @Test
    void aFormWithoutItsKeyIsRefused() throws Exception {
        mvc.perform(post("/orders").param("what", "a")).andExpect(status().isBadRequest());
        mvc.perform(post("/orders").param("_key", "x".repeat(129)).param("what", "a"))
                .andExpect(status().isBadRequest());

        assertThat(DONE).hasValue(0);
    }

    @Test
    void anotherContentUnderTheSameKeyIsRefused() throws Exception {
        mvc.perform(post("/orders").param("_key", "k2").param("what", "a"));

        mvc.perform(post("/orders").param("_key", "k2").param("what", "b"))
                .andExpect(status().isUnprocessableContent());

        assertThat(DONE).hasValue(1);
    }

    @Test
    void whatWasRolledBackMayBeSentAgain() throws Exception {
        mvc.perform(post("/orders").param("_key", "k3").param("what", "refuse"));

        mvc.perform(post("/orders").param("_key", "k3").param("what", "refuse"))
                .andExpect(redirectedUrl("/orders/2"));

        assertThat(DONE).hasValue(2);
    }

    @Test
    void aProgramThatAsksAgainGetsTheFirstAnswer() throws Exception {
        for (var turn = 0; turn < 2; turn++) {
            mvc.perform(
                            post("/api/v1/orders")
                                    .header("Idempotency-Key", "p1")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content("{\"what\":\"a\"}"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.number").value(1));
        }

        mvc.perform(
                        post("/api/v1/orders")
                                .header("Idempotency-Key", "p1")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"what\":\"b\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("web.command.other-content-invalid"));
        assertThat(DONE).hasValue(1);
    }

    @Test
    void theSameCommandInFlightIsRefusedAtOnce() throws Exception {
        goOn = new CountDownLatch(1);
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    other.submit(() -> {
                        asSato();
                        return mvc.perform(
                                        post("/orders").param("_key", "k4").param("what", "slow"))
                                .andReturn()
                                .getResponse()
                                .getStatus();
                    });
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

            mvc.perform(post("/orders").param("_key", "k4").param("what", "slow"))
                    .andExpect(status().isConflict());

            goOn.countDown();
            assertThat(first.get()).isEqualTo(302);
        }
        assertThat(DONE).hasValue(1);
    }

    @Test
    void keysAreForgottenAfterAWeek() throws Exception {
        mvc.perform(post("/orders").param("_key", "k5").param("what", "a"));

        cleaning.run(TestPerson.AOZORA, clock.instant().plus(Duration.ofDays(8)));

        mvc.perform(post("/orders").param("_key", "k5").param("what", "a"));
        assertThat(DONE).hasValue(2);
    }

    @Test
    void everyFormCarriesAKeyOfItsOwn() throws Exception {
        var page = mvc.perform(get("/menu")).andReturn().getResponse().getContentAsString();

        assertThat(page).containsPattern("name=\"_key\" value=\"[0-9a-f-]{36}\"");
        assertThat(page).doesNotContainPattern("(?s)role=\"search\"[^/]*name=\"_key\"");
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import({OrderPages.class, OrderApi.class})
    static class Orders {}

    @Controller
    static class OrderPages {

        private final Transactions transactions;

        OrderPages(Transactions transactions) {
            this.transactions = transactions;
        }

        @PostMapping("/orders")
        String order(Person me, @RequestParam String what) {
            return transactions.write(
                    me.tenant(),
                    () -> {
                        inside.countDown();
                        await();
                        if (what.equals("refuse")) {
                            transactions.rollBackOnly();
                        }
                        return "redirect:/orders/" + DONE.incrementAndGet();
                    });
        }

        private static void await() {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @RestController
    static class OrderApi {

        private final Transactions transactions;

        OrderApi(Transactions transactions) {
            this.transactions = transactions;
        }

        record Order(String what) {}

        record Taken(int number, String what) {}

        @PostMapping("/api/v1/orders")
        Taken order(Person me, @RequestBody Order order) {
            return transactions.write(
                    me.tenant(), () -> new Taken(DONE.incrementAndGet(), order.what()));
        }
    }
}
