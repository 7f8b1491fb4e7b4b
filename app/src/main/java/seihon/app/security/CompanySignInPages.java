package seihon.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.people.SingleSignOn;
import seihon.people.SingleSignOn.Arrival;
import seihon.web.Problems;

/// Signing in through the company's own provider. Begun by a link, because a form may lead nowhere
/// but here (`form-action 'self'`); the question waits in the session, which gets a new id when it
/// is answered.
@Controller
class CompanySignInPages {

    private static final String NEXT = "seihon.next";
    private static final String AGAIN = "seihon.again";
    private static final String RETRY_SECONDS = "900";

    private final HttpSessionOAuth2AuthorizationRequestRepository questions =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final SingleSignOn signOn;
    private final Sessions sessions;
    private final CompanyDoors doors;
    private final Clock clock;

    CompanySignInPages(SingleSignOn signOn, Sessions sessions, CompanyDoors doors, Clock clock) {
        this.signOn = signOn;
        this.sessions = sessions;
        this.doors = doors;
        this.clock = clock;
    }

    @GetMapping("/sign-in/oidc/{company}")
    String begin(
            @PathVariable String company,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (signOn.begin(request, company, false)) {
            case Outcome.Done<OAuth2AuthorizationRequest>(var question) ->
                    leave(question, next, request, response);
            case Outcome.Refused<OAuth2AuthorizationRequest>(var why) ->
                    turnAway(new Trip(company, next, why), response, model);
        };
    }

    /// The same trip to prove again who one is.
    @GetMapping("/signin/again/oidc")
    String again(
            Person me,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var company = doors.slug(me.tenant()).orElse("");
        return switch (signOn.begin(request, company, true)) {
            case Outcome.Done<OAuth2AuthorizationRequest>(var question) -> {
                var marked =
                        OAuth2AuthorizationRequest.from(question)
                                .attributes(kept -> kept.put(AGAIN, true))
                                .build();
                yield leave(marked, next, request, response);
            }
            case Outcome.Refused<OAuth2AuthorizationRequest>(var why) ->
                    notProven(why, next, flash);
        };
    }

    private String leave(
            OAuth2AuthorizationRequest question,
            String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var kept =
                OAuth2AuthorizationRequest.from(question)
                        .attributes(more -> more.put(NEXT, next))
                        .build();
        questions.saveAuthorizationRequest(kept, request, response);
        return "redirect:" + kept.getAuthorizationRequestUri();
    }

    /// Without a state it is somebody who signed out at the provider and was sent back.
    @GetMapping("/sign-in/oidc/{company}/return")
    String arrive(
            @PathVariable String company,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        if (request.getParameter(OAuth2ParameterNames.STATE) == null) {
            flash.addAttribute("tenant", company);
            return "redirect:/signin";
        }
        var sent = questions.removeAuthorizationRequest(request, response);
        if (sent == null || !isOf(company, sent)) {
            var why = Refusal.of("people.oidc.state-malformed");
            return turnAway(new Trip(company, "/", why), response, model);
        }
        var now = clock.instant();
        var next = Objects.toString(sent.getAttribute(NEXT), "/");
        var outcome = signOn.arrive(sent, request, now);
        if (sent.getAttribute(AGAIN) != null) {
            return switch (outcome.then(arrival -> renewed(arrival, request, response, now))) {
                case Outcome.Done<Arrival> _ -> "redirect:" + LocalAddress.orHome(next);
                case Outcome.Refused<Arrival>(var why) -> notProven(why, next, flash);
            };
        }
        return switch (outcome) {
            case Outcome.Refused<Arrival>(var why) ->
                    turnAway(new Trip(company, next, why), response, model);
            case Outcome.Done<Arrival>(var arrival) -> {
                sessions.begin(request, response, arrival, now);
                yield "redirect:" + LocalAddress.orHome(next);
            }
        };
    }

    private static boolean isOf(String company, OAuth2AuthorizationRequest sent) {
        return company.equals(sent.getAttribute(OAuth2ParameterNames.REGISTRATION_ID));
    }

    /// Only the person whose session it is renews it, and only when the provider has just seen
    /// them.
    private Outcome<Arrival> renewed(
            Arrival arrival,
            HttpServletRequest request,
            HttpServletResponse response,
            Instant now) {
        var admitted =
                Admitted.of(SecurityContextHolder.getContext().getAuthentication())
                        .filter(one ->
                                one.tenant().equals(arrival.tenant())
                                        && one.person().equals(arrival.person()));
        if (admitted.isEmpty()) {
            return Outcome.refused("app.again.somebody-else-forbidden");
        }
        var seen = arrival.provenAt().filter(at -> !now.isAfter(at.plus(FreshFactor.FRESH)));
        if (seen.isEmpty()) {
            return Outcome.refused("app.again.not-seen-forbidden");
        }
        sessions.renew(request, response, admitted.get(), seen.get());
        return Outcome.done(arrival);
    }

    private static String notProven(Refusal why, String next, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", why);
        flash.addAttribute("next", LocalAddress.orHome(next));
        return "redirect:/signin/again";
    }

    private record Trip(String company, String next, Refusal why) {}

    /// The sign-in page with the reason, under the address that failed.
    private String turnAway(Trip trip, HttpServletResponse response, Model model) {
        var status = statusOf(trip.why());
        response.setStatus(status.value());
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        var known = status == HttpStatus.NOT_FOUND ? "" : trip.company();
        model.addAttribute("view", SignInView.turnedAway(trip.next(), trip.why(), doors.of(known)));
        return "app/security/signin";
    }

    /// What is neither the visitor's nor our fault is the provider's.
    private static HttpStatus statusOf(Refusal why) {
        var status = Problems.status(why);
        return status == HttpStatus.CONFLICT ? HttpStatus.SERVICE_UNAVAILABLE : status;
    }
}
