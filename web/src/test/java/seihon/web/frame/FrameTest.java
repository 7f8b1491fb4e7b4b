package seihon.web.frame;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import seihon.testkit.HouseTest;
import seihon.web.FrameHouse;
import seihon.web.TestPerson;

@HouseTest
@Import(FrameHouse.class)
class FrameTest {

    private MockMvc mvc;

    @BeforeEach
    void signIn(
            @Autowired WebApplicationContext context,
            @Autowired ResourceUrlEncodingFilter addresses) {
        mvc = MockMvcBuilders.webAppContextSetup(context).addFilters(addresses).build();
        var sato = TestPerson.signedIn(TestPerson.sato());
        SecurityContextHolder.getContext().setAuthentication(sato);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void everyPageNamesTheCompanyThePersonAndWhereOneIs() throws Exception {
        mvc.perform(get("/papers/one"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("あおぞら製作所")))
                .andExpect(content().string(containsString("48名")))
                .andExpect(content().string(containsString("佐藤 花子")))
                .andExpect(content().string(containsString("2026年11月20日（金）")))
                .andExpect(
                        content()
                                .string(
                                        containsString(
                                                "<html lang=\"ja\" data-bs-theme=\"light\">")))
                .andExpect(
                        content().string(containsString("href=\"/papers\" aria-current=\"page\"")));
    }

    @Test
    void languageAndThemeAreChosenByAddressAndRemembered() throws Exception {
        mvc.perform(get("/papers/one?lang=en&theme=dark"))
                .andExpect(
                        content()
                                .string(
                                        containsString(
                                                "<html lang=\"en\" data-bs-theme=\"dark\">")))
                .andExpect(content().string(containsString("Fri 20 Nov 2026")))
                .andExpect(cookie().value("lang", "en"))
                .andExpect(cookie().httpOnly("theme", true));

        mvc.perform(get("/papers/one").cookie(new Cookie("lang", "en")))
                .andExpect(content().string(containsString("48 people")));
        mvc.perform(get("/papers/one?lang=xx"))
                .andExpect(content().string(containsString("48名")))
                .andExpect(cookie().doesNotExist("lang"));
    }

    @Test
    void staticFilesCarryTheirDigestAndStayForAYear() throws Exception {
        var page = mvc.perform(get("/papers/one")).andReturn().getResponse().getContentAsString();
        var css = page.replaceAll("(?s).*href=\"(/static/css/seihon-[0-9a-f]{32}\\.css)\".*", "$1");

        mvc.perform(get(css))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("max-age=31536000")))
                .andExpect(content().string(containsString("--ai:")));
        mvc.perform(get("/static/vendor/htmx.min.js")).andExpect(status().isOk());
        mvc.perform(get("/static/vendor/tabler.min.css")).andExpect(status().isOk());
    }

    @Test
    void theApiRefusesWithAProblemInTheAskersLanguage() throws Exception {
        mvc.perform(get("/api/v1/papers/refused").header("Accept-Language", "en"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("web.problem.not-found"))
                .andExpect(jsonPath("$.title").value("Not found"))
                .andExpect(jsonPath("$.detail").value(containsString("There is no call")));
        mvc.perform(get("/api/v1/papers/refused")).andExpect(jsonPath("$.title").value("見つかりません"));
        mvc.perform(get("/api/v1/nowhere"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("web.problem.not-found"));
    }

    @Test
    void anErrorPageSaysWhatHappenedAndNeverHow() throws Exception {
        mvc.perform(get("/papers/refused")).andExpect(status().isForbidden());

        var failed =
                Map.<String, Object>of(
                        "jakarta.servlet.error.status_code",
                        500,
                        "jakarta.servlet.error.request_uri",
                        "/papers/one",
                        "jakarta.servlet.error.exception",
                        new IllegalStateException("secret detail"));
        var request = get("/error");
        failed.forEach(request::requestAttr);
        mvc.perform(request)
                .andExpect(status().isInternalServerError())
                .andExpect(content().string(containsString("処理の途中で問題が起きました")))
                .andExpect(content().string(not(containsString("secret detail"))))
                .andExpect(content().string(not(containsString("IllegalState"))));
    }
}
