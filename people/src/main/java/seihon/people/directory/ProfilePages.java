package seihon.people.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.people.account.PersonStore.PersonRow;
import seihon.people.admin.AccountDesk;
import seihon.people.admin.AccountDesk.Profile;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// `/settings/profile`: name, language and theme of the person themselves. Language and theme also
/// go to the device, where the frame looks for them.
@Controller
class ProfilePages {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final AccountDesk desk;
    private final Clock clock;

    ProfilePages(AccountDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    record View(String name, String kana, String mail, String language, String theme) {}

    @GetMapping("/settings/profile")
    String show(Person me, Model model) {
        var row =
                desk.row(me.tenant(), me.id())
                        .orElseThrow(() -> new RefusedRequest("people.account.not-found", me.id()));
        model.addAttribute("view", view(row));
        return "people/directory/profile";
    }

    private static View view(PersonRow row) {
        return new View(
                row.name(),
                row.kana(),
                row.mail().orElse(""),
                row.language().getLanguage(),
                row.theme());
    }

    @PostMapping("/settings/profile")
    String change(
            Person me,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        switch (desk.change(me, form.profile(), clock.instant())) {
            case Outcome.Done<PersonId> _ -> {
                remember(request, response, "lang", form.profile().language());
                if (!form.profile().theme().equals("auto")) {
                    remember(request, response, "theme", form.profile().theme());
                }
                flash.addFlashAttribute("toast", Toast.of("people.profile.saved"));
            }
            case Outcome.Refused<PersonId>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:/settings/profile";
    }

    private static void remember(
            HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie =
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(A_YEAR)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    record Form(
            @Nullable String name,
            @Nullable String kana,
            @Nullable String language,
            @Nullable String theme) {

        Profile profile() {
            return new Profile(
                    name == null ? "" : name,
                    kana == null ? "" : kana,
                    language == null ? Locale.JAPANESE.getLanguage() : language,
                    theme == null ? "light" : theme);
        }
    }
}
