package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The system's own `git`, as Sato has it: no settings but her name, no questions at the terminal.
final class GitByHand {

    private GitByHand() {}

    static String git(Path folder, String... arguments) throws IOException, InterruptedException {
        var said = run(folder, arguments);
        assertThat(said.exit()).as(said.text()).isZero();
        return said.text();
    }

    static String failing(Path folder, String... arguments)
            throws IOException, InterruptedException {
        var said = run(folder, arguments);
        assertThat(said.exit()).as(said.text()).isNotZero();
        return said.text();
    }

    private record Said(int exit, String text) {}

    private static Said run(Path folder, String... arguments)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of("git", "-c", "user.name=sato", "-c", "user.email=sato@example.jp"));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("HOME", folder.toString());
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
