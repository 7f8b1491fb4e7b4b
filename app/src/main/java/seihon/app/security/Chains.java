package seihon.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.people.Entrance;
import seihon.people.Scope;
import seihon.web.Problems;

/// The four doors. Each request takes the first that fits its address: metrics, Git, API, browser.
/// The headers of all answers come from [HeadersFilter].
@Configuration(proxyBeanMethods = false)
class Chains {

    private static final String[] OPEN = {
        "/signin",
        "/signin/passkey",
        "/signin/passkey/challenge",
        "/sign-in/oidc/*",
        "/sign-in/oidc/*/return",
        "/setup/new/**",
        "/invitation/**",
        "/recovery/**",
        "/notices/unsubscribe/**",
        "/static/**",
        "/favicon.ico",
        "/robots.txt",
        "/error"
    };

    /// Doors for people who are signed in that send whole files or ask another server.
    private static final String[] LONG = {"/documents/raw/**", "/signin/again/oidc"};

    private static final String PUSH = "git-receive-pack";

    private final Entrance entrance;
    private final Transactions transactions;
    private final Clock clock;
    private final Answers answers;
    private final Problems problems;

    Chains(
            Entrance entrance,
            Transactions transactions,
            Clock clock,
            Answers answers,
            Problems problems) {
        this.entrance = entrance;
        this.transactions = transactions;
        this.clock = clock;
        this.answers = answers;
        this.problems = problems;
    }

    @Bean
    @Order(1)
    SecurityFilterChain metrics(HttpSecurity http) throws Exception {
        return program(http.securityMatcher("/actuator/**"), answers::needsBearer)
                .authorizeHttpRequests(rules ->
                        rules.requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .anyRequest()
                                .access((who, _) ->
                                        decide(
                                                who.get() instanceof Acting acting
                                                        && acting.mayUse(Scope.API_READ)
                                                        && acting.person().holds("admin"))))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain git(HttpSecurity http) throws Exception {
        return program(http.securityMatcher("/git/**"), answers::needsBasic)
                .authorizeHttpRequests(rules -> rules.anyRequest().access(scoped(Chains::gitScope)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return program(http.securityMatcher("/api/**", "/v3/**"), answers::needsBearer)
                .authorizeHttpRequests(rules ->
                        rules.requestMatchers("/v3/**")
                                .permitAll()
                                .anyRequest()
                                .access(scopedForGuests()))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain browser(HttpSecurity http) throws Exception {
        var paths = PathPatternRequestMatcher.withDefaults();
        var open = any(paths, OPEN);
        var apart =
                new OrRequestMatcher(
                        open,
                        any(paths, LONG),
                        request -> request.getRequestURI().endsWith(".csv"));
        return bare(http)
                .csrf(csrf -> csrf.csrfTokenRepository(new BrowserCookies.FormTokenCookie()))
                .sessionManagement(sessions ->
                        sessions.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .addFilterAfter(
                        new PersonFilter(entrance, new OneMoment(transactions, apart), clock),
                        SecurityContextHolderFilter.class)
                .addFilterAfter(new FileGate(problems), PersonFilter.class)
                .addFilterBefore(new PageMethods(problems), CsrfFilter.class)
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(answers::needsSignIn)
                                .accessDeniedHandler(answers::denied))
                .authorizeHttpRequests(rules ->
                        rules.requestMatchers(open)
                                .permitAll()
                                .anyRequest()
                                .access(new GuestWall()))
                .build();
    }

    private static RequestMatcher any(PathPatternRequestMatcher.Builder paths, String[] patterns) {
        return new OrRequestMatcher(
                Arrays.stream(patterns).<RequestMatcher>map(paths::matcher).toList());
    }

    /// A door for programs: by token, without session, cookies or forms.
    private HttpSecurity program(HttpSecurity http, TokenFilter.TokenRefusals refusals)
            throws Exception {
        return bare(http)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        new TokenFilter(entrance, clock, refusals), AuthorizationFilter.class)
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint((request, response, _) ->
                                        refusals.answer(
                                                request,
                                                response,
                                                Refusal.of("people.token.needed")))
                                .accessDeniedHandler(answers::deniedToToken));
    }

    private static HttpSecurity bare(HttpSecurity http) throws Exception {
        return http.headers(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()));
    }

    private static AuthorizationManager<RequestAuthorizationContext> scoped(ScopeOf wanted) {
        return (who, context) ->
                decide(
                        who.get() instanceof Acting acting
                                && acting.mayUse(wanted.scope(context.getRequest())));
    }

    /// The same for the API, where a guest's programs get the documents shared with the guest only.
    private static AuthorizationManager<RequestAuthorizationContext> scopedForGuests() {
        return (who, context) ->
                decide(
                        who.get() instanceof Acting acting
                                && acting.mayUse(apiScope(context.getRequest()))
                                && GuestWall.isOpenTo(
                                        acting.person(), context.getRequest().getRequestURI()));
    }

    private static AuthorizationDecision decide(boolean granted) {
        return new AuthorizationDecision(granted);
    }

    private static Scope gitScope(HttpServletRequest request) {
        var push =
                request.getRequestURI().endsWith("/" + PUSH)
                        || PUSH.equals(request.getParameter("service"));
        return push ? Scope.GIT_WRITE : Scope.GIT_READ;
    }

    private static Scope apiScope(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> Scope.API_READ;
            default -> Scope.API_WRITE;
        };
    }

    private interface ScopeOf {
        Scope scope(HttpServletRequest request);
    }

    @Bean
    CookieSerializer sessionCookie() {
        return new BrowserCookies.SessionCookie();
    }

    /// Nobody signs in through Spring's own account store; without this bean it would make one with
    /// a password in the log.
    @Bean
    UserDetailsService noOtherAccounts() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
