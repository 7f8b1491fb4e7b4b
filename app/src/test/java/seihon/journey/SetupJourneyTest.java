package seihon.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Postbox;
import seihon.browser.Visit.Eyes;
import seihon.people.Tenants;
import seihon.testkit.HouseTest;
import seihon.web.Job;

/// From the example to a company of one's own. Closes the example, so it has a database of its own.
@Tag("browser")
@HouseTest(
        web = WebEnvironment.RANDOM_PORT,
        properties = {"seihon.example=true", "seihon.public-url="})
class SetupJourneyTest {

    private static final String FOUNDERS = "kumo hitotsu nai sora";
    private static final String SECONDS = "asa no umi ga shizuka";

    @LocalServerPort private int port;
    @Autowired private Tenants tenants;
    @Autowired private Clock clock;

    @Test
    void companyIsFoundedInvitesDecidesOnItsPolicyAndClosesTheExample(
            @Autowired List<Job> jobs, @Value("${seihon.home}") String home) throws Exception {
        try (var kodama = Traveller.of(port, "sato", Eyes.DESK)) {
            founds(kodama);
            assertThat(kodama.text()).contains("はじめの3歩", "いま 2名・上限 50名");

            kodama.follow(kodama.page().getByText("人を招く").last());
            kodama.press("もう一度招待する");
            assertThat(kodama.flash()).contains("招待のメールを送りました");
            var number = decides(kodama);

            var box = new Postbox(Path.of(home));
            postIsDue(jobs);
            var invitation = box.to("yamada", "招待").getFirst().links().getFirst();
            try (var yamada = Traveller.nobody(port, Eyes.PHONE)) {
                yamada.open(invitation);
                yamada.fill("password", SECONDS).press("パスワードを設定する");
                yamada.signsIn("yamada@kodama.example", SECONDS);
                assertThat(yamada.text()).contains("最初の承認の方針を決める");
                yamada.open("/proposals/" + number);
                yamada.press("承認する");
                assertThat(yamada.flash()).contains("正本になりました");
            }
            kodama.open("/documents/Stock/policies/approval.yaml");
            assertThat(kodama.text()).contains("第2版", "5営業日");
        }
        closesTheExample();
    }

    private static void founds(Traveller founder) {
        founder.open("/settings");
        founder.follow(founder.page().getByText("会社を始める"));
        founder.follow(founder.page().getByText("自社を始める").last());
        founder.fill("company", "こだま食品").fill("slug", "kodama");
        founder.fill("name", "児玉 明").fill("person", "kodama");
        founder.fill("email", "kodama@kodama.example").fill("password", FOUNDERS);
        founder.fill("secondName", "山田 花").fill("secondPerson", "yamada");
        founder.fill("secondEmail", "yamada@kodama.example");
        founder.press("会社を作る");
    }

    private static long decides(Traveller founder) {
        founder.open("/setup/steps");
        founder.follow(founder.page().getByText("方針を決める").last());
        founder.page().locator("#days").selectOption("5");
        founder.press("この方針を提案する");
        assertThat(founder.text()).contains("3営業日", "5営業日");
        return founder.number();
    }

    private void closesTheExample() {
        try (var sato = Traveller.of(port, "sato", Eyes.DESK)) {
            sato.open("/setup/steps");
            sato.press("見本を閉じる");
            sato.fill("email", "sato@aozora.example").fill("password", "aozora-sato-2026");
            sato.press("サインインする");

            assertThat(sato.text()).contains("メールアドレスかパスワードが違います");
        }
        try (var kodama = Traveller.nobody(port, Eyes.DESK)) {
            kodama.signsIn("kodama@kodama.example", FOUNDERS);
            assertThat(kodama.page().url()).endsWith("/inbox");
        }
    }

    /// Lets notices become mails and mails files, as the scheduler does.
    private void postIsDue(List<Job> jobs) {
        var kodama = tenants.bySlug("kodama").orElseThrow().id();
        for (var name : List.of("web-notices", "web-mail")) {
            jobs.stream()
                    .filter(job -> job.name().equals(name))
                    .forEach(job -> job.run(kodama, clock.instant()));
        }
    }
}
