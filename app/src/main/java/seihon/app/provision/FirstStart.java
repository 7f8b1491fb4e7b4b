package seihon.app.provision;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import seihon.app.provision.Provisioner.Applied;
import seihon.db.CannotStart;
import seihon.people.Tenants;
import seihon.web.Words;

/// Decides, when the house opens, which company to make: the one of `--provision`, none with
/// `--empty`, the example otherwise, and never one that is there already.
@Component
class FirstStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final String EXAMPLE = "example/aozora/";

    private final Provisioner provisioner;
    private final Tenants tenants;
    private final ObjectProvider<Sequel> sequels;
    private final Words words;
    private final Clock clock;
    private final Wish wish;

    FirstStart(
            Provisioner provisioner,
            Tenants tenants,
            ObjectProvider<Sequel> sequels,
            Words words,
            Clock clock,
            Wish wish) {
        this.provisioner = provisioner;
        this.tenants = tenants;
        this.sequels = sequels;
        this.words = words;
        this.clock = clock;
        this.wish = wish;
    }

    /// What the command line asked for. `example` is off in tests, and so is its `trade`: two years
    /// of rows. An annotated component of the record would have its field set once more.
    @Component
    record Wish(String provision, boolean empty, boolean example, boolean trade) {

        Wish(
                @Value("${seihon.provision:}") String provision,
                @Value("${seihon.empty:false}") boolean empty,
                @Value("${seihon.example:false}") boolean example,
                @Value("${seihon.trade:false}") boolean trade) {
            this.provision = provision;
            this.empty = empty;
            this.example = example;
            this.trade = trade;
        }
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!wish.provision().isEmpty()) {
            apply(Path.of(wish.provision()), false, clock.instant());
        } else if (wish.example() && !wish.empty() && tenants.all().isEmpty()) {
            makeExample();
        }
    }

    private void makeExample() throws IOException {
        var now = clock.instant();
        var sequel = sequels.getIfAvailable();
        var folder = Files.createTempDirectory("seihon-example");
        try {
            unpack(folder);
            var begins = sequel == null ? now : sequel.begins(now);
            var applied = apply(folder.resolve("provision.yaml"), true, begins);
            if (sequel != null && applied instanceof Applied.Made(var tenant, _)) {
                sequel.tell(tenant, now);
                if (wish.trade()) {
                    sequel.trade(tenant, now);
                }
            }
        } finally {
            remove(folder);
        }
    }

    private Applied apply(Path file, boolean example, Instant at) {
        var applied = provisioner.apply(file, example, at);
        switch (applied) {
            case Applied.Made(var tenant, var ignored) -> {
                LOG.info("company {} made", tenant.slug());
                ignored.forEach(entry -> LOG.warn("{} is not taken into the repository", entry));
            }
            case Applied.AlreadyThere(var tenant) ->
                    LOG.info("company {} is there already; {} is not applied", tenant.slug(), file);
            case Applied.Wrong(var mistakes) -> throw new CannotStart(sentences(mistakes));
        }
        return applied;
    }

    private String sentences(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(mistake -> mistake.sentence(words, Locale.JAPANESE))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /// The example lies in the jar; provisioning reads folders.
    private static void unpack(Path folder) throws IOException {
        var resources =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath:" + EXAMPLE + "**/*");
        for (var resource : resources) {
            var address = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
            if (!resource.isReadable() || address.endsWith("/")) {
                continue;
            }
            var inside = address.substring(address.lastIndexOf(EXAMPLE) + EXAMPLE.length());
            var target = folder.resolve(inside);
            Files.createDirectories(target.getParent());
            try (var in = resource.getInputStream()) {
                Files.copy(in, target);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var entries = Files.walk(folder)) {
            for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
