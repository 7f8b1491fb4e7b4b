package seihon.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.testkit.HouseTest;
import seihon.wall.Door.Ask;

/// `Idempotency-Key`: a program that asks again gets the first answer, one that asks for something
/// else under the same key is told so, one that asks while the first is worked on has to wait.
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
class SameKeyTest {

    @LocalServerPort private int port;
    @Autowired private Firm.Doors doors;

    private Firm firm;
    private Things things;

    @BeforeEach
    void open() {
        firm = Firm.made(doors, port);
        things = new Things(firm);
    }

    private HttpResponse<String> comment(String text) {
        var address = "/api/v1/proposals/" + things.of("proposal") + "/comments";
        var ask = new Ask("POST", address, Map.of(), "{\"text\": \"" + text + "\"}");
        return firm.as("member").send(ask, "the same");
    }

    @Test
    void theSameKeyWithTheSameBodyIsAnsweredAgain() {
        var first = comment("一");
        var again = comment("一");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(comments()).isOne();
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        comment("一");

        var other = comment("二");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("web.command.other-content-invalid");
        assertThat(comments()).isOne();
    }

    @Test
    void aKeyThatIsBeingWorkedOnHasToWait() {
        things.of("proposal");
        var name = firm.tenant() + " " + firm.id("member") + " the same";

        var meanwhile =
                doors.transactions()
                        .read(
                                firm.tenant(),
                                () -> {
                                    doors.jdbc()
                                            .sql(
                                                    "select pg_advisory_xact_lock(hashtextextended(:name, 300))")
                                            .param("name", name)
                                            .query((_, _) -> true)
                                            .single();
                                    return comment("一");
                                });
        var after = comment("一");

        assertThat(meanwhile.statusCode()).isEqualTo(409);
        assertThat(meanwhile.body()).contains("web.command.in-flight");
        assertThat(after.statusCode()).isEqualTo(201);
        assertThat(comments()).isOne();
    }

    private int comments() {
        var address = "/api/v1/proposals/" + things.of("proposal") + "/comments";
        return Reply.json(firm.as("member").get(address), 200).get("items").size();
    }
}
