package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import seihon.db.CannotStart;

class OptionsTest {

    @Test
    void withoutOptionsTheHouseOpensOnItsUsualPortInTheUsersHome() {
        var options = Options.parse(List.of(), Map.of());

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".seihon"));
        assertThat(options.empty()).isFalse();
        assertThat(options.provision()).isNull();
    }

    @Test
    void commandLineWinsOverTheEnvironment() {
        var options =
                Options.parse(
                        List.of("--port", "9090", "--home", "here", "--empty"),
                        Map.of("SEIHON_HOME", "there"));

        assertThat(options.port()).isEqualTo(9090);
        assertThat(options.home()).isEqualTo(Path.of("here"));
        assertThat(options.empty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --port                        | --port needs a value
                    --port abc                    | must be a number from 0 to 65535, found "abc"
                    --port 70000                  | must be a number from 0 to 65535, found "70000"
                    --provision no-such-file.yaml | there is none at
                    --prot 8080                   | "--prot" is not an option
                    --empty --provision pom.xml   | exclude each other
                    """)
    void whatIsNotUnderstoodIsSaid(String line, String sentence) {
        var arguments = List.of(line.split(" "));

        assertThatThrownBy(() -> Options.parse(arguments, Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void misspeltVariableIsRefused() {
        assertThatThrownBy(() -> new Surroundings(Map.of("SEIHON_DATABSE_URL", "jdbc:…")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("SEIHON_DATABSE_URL")
                .hasMessageContaining("SEIHON_DATABASE_URL");
    }

    @Test
    void serverWithoutItsPasswordIsRefused() {
        var surroundings =
                new Surroundings(
                        Map.of("SEIHON_DATABASE_URL", "jdbc:…", "SEIHON_DATABASE_USER", "app"));

        assertThatThrownBy(surroundings::server)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("SEIHON_DATABASE_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp://mail.example",
                "smtps://seihon:s%40cret@mail.example:465",
                "smtp://[::1]:2525?starttls=true"
            })
    void mailServersAreUnderstood(String server) {
        assertThat(new Surroundings(Map.of("SEIHON_SMTP_URL", server)).value("SEIHON_SMTP_URL"))
                .contains(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example:25",
                "http://mail.example",
                "smtp://seihon:secret@mail example"
            })
    void whatIsNoMailServerIsRefusedWithoutShowingItsPassword(String server) {
        assertThatThrownBy(() -> new Surroundings(Map.of("SEIHON_SMTP_URL", server)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("SEIHON_SMTP_URL")
                .hasMessageNotContaining("secret@");
    }
}
