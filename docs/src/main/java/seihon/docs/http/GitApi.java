package seihon.docs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import seihon.docs.git.GitStore;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.web.Problems;
import seihon.web.SignedIn;
import seihon.web.Words;

/// Git's smart protocol at `/git/<company>.git`. The security chain has let the person in by a
/// personal access token; here a company's repository is shown to its own employees only. A refusal
/// before the protocol starts is plain text, which git prints.
@Component("/git/**")
class GitApi implements HttpRequestHandler {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "/git/([a-z0-9-]+)(?:\\.git)?/(info/refs|git-upload-pack|git-receive-pack)");
    private static final String FETCH = "git-upload-pack";
    private static final String PUSH = "git-receive-pack";
    private static final String RETRY_SECONDS = "30";

    private final GitStore git;
    private final Transactions transactions;
    private final Fetching fetching;
    private final Pushing pushing;
    private final Words words;

    GitApi(
            GitStore git,
            Transactions transactions,
            Fetching fetching,
            Pushing pushing,
            Words words) {
        this.git = git;
        this.transactions = transactions;
        this.fetching = fetching;
        this.pushing = pushing;
        this.words = words;
    }

    /// What is asked for: `service` is git's name of fetch or push.
    private record Call(String company, String service, boolean isAdvertisement) {

        /// Git names what it sends.
        boolean isSentAs(@Nullable String contentType) {
            return ("application/x-" + service + "-request").equals(contentType);
        }
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store");
        var person = person();
        if (person.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        var me = person.get();
        var call = call(request);
        var refusal = call.flatMap(asked -> whyNot(me, asked));
        if (call.isEmpty()) {
            refuse(response, me, Refusal.of("docs.git.address-not-found"));
        } else if (refusal.isPresent()) {
            refuse(response, me, refusal.get());
        } else if (call.get().isAdvertisement()) {
            advertise(me, call.get(), request, response);
        } else if (!call.get().isSentAs(request.getContentType())) {
            refuse(response, me, Refusal.of("docs.git.request-malformed"));
        } else {
            serve(me, call.get(), request, response);
        }
    }

    private Optional<Refusal> whyNot(Person me, Call call) {
        if (me.guest()) {
            return Optional.of(Refusal.of("docs.git.guest-forbidden"));
        }
        var name = transactions.read(me.tenant(), () -> git.name(me.tenant()));
        if (name.filter(call.company()::equals).isEmpty()) {
            return Optional.of(Refusal.of("docs.git.repository-not-found", call.company()));
        }
        return call.service().equals(FETCH) || call.service().equals(PUSH)
                ? Optional.empty()
                : Optional.of(Refusal.of("docs.git.protocol-malformed"));
    }

    private void advertise(
            Person me, Call call, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/x-" + call.service() + "-advertisement");
        if (call.service().equals(FETCH)) {
            fetching.advertise(me, protocol(request), response.getOutputStream());
        } else {
            pushing.advertise(me, response.getOutputStream());
        }
    }

    private void serve(
            Person me, Call call, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (var body = body(request)) {
            if (call.service().equals(FETCH)) {
                upload(me, request, body, response);
            } else {
                receive(me, request, body, response);
            }
        } catch (NoGzip fault) {
            refuse(response, me, Refusal.of("docs.git.body-malformed"));
        } catch (NoRequest fault) {
            refuse(response, me, Refusal.of("docs.git.request-malformed"));
        }
    }

    private void upload(
            Person me, HttpServletRequest request, InputStream body, HttpServletResponse response)
            throws IOException {
        if (!fetching.begin()) {
            busy(response, me, Refusal.of("docs.git.clones-too-many"));
            return;
        }
        try {
            response.setContentType("application/x-git-upload-pack-result");
            fetching.upload(me, protocol(request), body, response.getOutputStream());
        } finally {
            fetching.end();
        }
    }

    private void receive(
            Person me, HttpServletRequest request, InputStream body, HttpServletResponse response)
            throws IOException {
        if (!pushing.begin()) {
            busy(response, me, Refusal.of("docs.git.waiting-pushes-too-many"));
            return;
        }
        try {
            response.setContentType("application/x-git-receive-pack-result");
            var home = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
            pushing.receive(me, home, body, response.getOutputStream());
        } finally {
            pushing.end();
        }
    }

    private void busy(HttpServletResponse response, Person me, Refusal why) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        refuse(response, me, why);
    }

    private static Optional<Call> call(HttpServletRequest request) {
        var address =
                ADDRESS.matcher(
                        request.getRequestURI().substring(request.getContextPath().length()));
        if (!address.matches()) {
            return Optional.empty();
        }
        var asked = address.group(2);
        if (asked.equals("info/refs")) {
            var service = request.getParameter("service");
            return Optional.of(new Call(address.group(1), service == null ? "" : service, true));
        }
        return request.getMethod().equals("POST")
                ? Optional.of(new Call(address.group(1), asked, false))
                : Optional.empty();
    }

    private static InputStream body(HttpServletRequest request) throws IOException {
        var raw = request.getInputStream();
        if (!"gzip".equals(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw);
        } catch (ZipException | EOFException fault) {
            throw new NoGzip(fault);
        }
    }

    /// The body is not what its header says.
    private static final class NoGzip extends IOException {

        private static final long serialVersionUID = 1L;

        NoGzip(IOException cause) {
            super(cause);
        }
    }

    private static Optional<String> protocol(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Git-Protocol"));
    }

    private static Optional<Person> person() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who instanceof SignedIn signedIn) {
            return Optional.of(signedIn.person());
        }
        return who != null && who.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn.person())
                : Optional.empty();
    }

    private void refuse(HttpServletResponse response, Person me, Refusal why) throws IOException {
        response.setStatus(Problems.status(why).value());
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var line = words.text(why, me.language()) + "\n";
        response.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
    }
}
