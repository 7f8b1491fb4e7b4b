package seihon.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.UriUtils;
import seihon.testkit.HouseTest;

/// Who may read what by which door: kinds of content × people × page, API, Git and search.
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
class ReadersTest {

    private static final List<String> READERS =
            List.of("admin", "member", "colleague", "guest", "outsider", "stranger", "nobody");

    /// A status, or `reads` (200 with the content), or `nothing` (200 without a trace of it).
    /// `guest` has the shared document only, `outsider` has none; `stranger` administers another
    /// company.
    private static final String WHO_READS_WHAT =
            """
            # what         admin   member  colleague guest   outsider stranger nobody  by
            shared         reads   reads   reads     reads   404      404      401     /documents/$shared
            shared         reads   reads   reads     reads   404      404      401     /documents/$shared/history
            shared         reads   reads   reads     reads   404      404      401     /documents/raw/$shared
            shared         reads   reads   reads     reads   nothing  nothing  401     /documents
            shared         reads   reads   reads     reads   404      404      401     /api/v1/documents/$shared
            shared         reads   reads   reads     reads   nothing  nothing  401     /api/v1/documents
            shared         reads   reads   reads     reads   nothing  nothing  401     /api/v1/documents?q=段落
            shared         reads   reads   reads     403     403      nothing  401     /search?q=段落
            kept           reads   reads   reads     404     404      404      401     /documents/$doc
            kept           reads   reads   reads     404     404      404      401     /documents/$doc/history
            kept           reads   reads   reads     404     404      404      401     /documents/$doc/blame
            kept           reads   reads   reads     404     404      404      401     /documents/$doc/readers
            kept           reads   reads   reads     403     403      404      401     /documents/edit?path=$doc
            kept           reads   reads   reads     404     404      404      401     /documents/raw/$doc
            kept           reads   reads   reads     nothing nothing  nothing  401     /documents
            kept           reads   reads   reads     404     404      404      401     /api/v1/documents/$doc
            kept           reads   reads   reads     404     404      404      401     /api/v1/documents/$doc/history
            kept           reads   reads   reads     nothing nothing  nothing  401     /api/v1/documents?prefix=Stock
            kept           reads   reads   reads     nothing nothing  nothing  401     /api/v1/documents?q=段落
            kept           reads   reads   reads     403     403      nothing  401     /search?q=段落
            note           reads   reads   reads     404     404      404      401     /documents/$note
            note           reads   reads   reads     404     404      nothing  401     /documents/Flow
            note           reads   reads   reads     403     403      404      401     /flow/edit?path=$note
            note           reads   reads   reads     403     403      404      401     /flow/promotion?path=$note
            note           reads   reads   reads     403     403      404      401     /api/v1/flow/$note
            note           reads   reads   reads     403     403      nothing  401     /search?q=覚え書き
            proposal       reads   reads   reads     403     403      404      401     /proposals/$proposal
            proposal       reads   reads   reads     403     403      404      401     /proposals/$proposal/since
            proposal       reads   reads   reads     403     403      404      401     /proposals/$proposal/edit
            proposal       reads   reads   reads     403     403      nothing  401     /proposals
            proposal       reads   reads   reads     403     403      404      401     /api/v1/proposals/$proposal
            difference     reads   reads   reads     403     403      404      401     /api/v1/proposals/$proposal/diff
            proposal       reads   reads   reads     403     403      nothing  401     /api/v1/proposals
            comment        reads   reads   reads     403     403      404      401     /proposals/$proposal
            comment        reads   reads   reads     403     403      404      401     /api/v1/proposals/$proposal/comments
            waiting        reads   nothing nothing   403     403      nothing  401     /inbox
            waiting        reads   nothing nothing   403     403      nothing  401     /api/v1/inbox
            attachment     reads   reads   reads     404     404      404      401     /documents/raw/$attached
            sealed         reads   reads   nothing   404     404      404      401     /documents/$sealed
            sealed         reads   reads   nothing   404     404      404      401     /documents/raw/$sealed
            sealed         nothing nothing nothing   404     404      404      401     /documents/$sealed/history
            sealed         reads   reads   nothing   403     403      404      401     /documents/edit?path=$sealed
            sealed         reads   reads   nothing   404     404      404      401     /api/v1/documents/$sealed
            sealed         reads   reads   nothing   403     403      404      401     /proposals/$sealedproposal
            sealed         reads   reads   nothing   403     403      404      401     /api/v1/proposals/$sealedproposal/diff
            sealed         nothing nothing nothing   403     403      nothing  401     /search?q=封書
            sealed         nothing nothing nothing   nothing nothing  nothing  401     /api/v1/documents?q=sealed
            case           reads   reads   reads     403     403      nothing  401     /search?q=$case
            draft          reads   404     404       403     403      404      401     /drafts/$draft
            draft          reads   nothing nothing   403     403      nothing  401     /documents/new
            token          reads   nothing nothing   403     403      nothing  401     /settings/tokens
            token          reads   403     403       403     403      nothing  401     /settings/everybody/tokens
            passkey        reads   nothing nothing   nothing nothing  nothing  401     /settings/passkeys
            mail           reads   reads   reads     403     403      404      401     /people/$member
            mail           reads   403     403       403     403      nothing  401     /settings/accounts
            mail           reads   403     403       403     403      nothing  401     /settings/mail
            ledger         reads   403     403       403     403      nothing  401     /api/v1/ledger/entries?limit=1000
            repository     reads   reads   reads     403     403      404      401     /git/$company.git/info/refs?service=git-upload-pack
            """;

    @LocalServerPort private int port;
    @Autowired private TwoCompanies companies;

    @Test
    void everybodyReadsWhatIsTheirsAndNothingElse() {
        var two = companies.at(port);
        var firm = two.firm();
        var things = two.things();
        var words = words(firm);
        var findings = new ArrayList<String>();

        for (var line : WHO_READS_WHAT.lines().filter(each -> !each.startsWith("#")).toList()) {
            var cells = line.strip().split("\\s+");
            var address =
                    UriUtils.encodeQuery(
                            Door.filled(cells[READERS.size() + 1], things::of),
                            StandardCharsets.UTF_8);
            for (var at = 0; at < READERS.size(); at++) {
                var reader = READERS.get(at);
                var caller =
                        reader.equals("stranger") ? two.stranger().as("admin") : firm.as(reader);
                var answer = caller.get(address);
                var reads = answer.body().contains(words.get(cells[0]));
                var found =
                        answer.statusCode() == 200
                                ? reads ? "reads" : "nothing"
                                : answer.statusCode() + (reads ? " reads" : "");
                if (!found.equals(cells[at + 1])) {
                    findings.add(
                            "%s as %s: %s, not %s"
                                    .formatted(address, reader, found, cells[at + 1]));
                }
            }
        }

        assertThat(findings).isEmpty();
    }

    /// A word of each kind of content that stands nowhere else.
    private static Map<String, String> words(Firm firm) {
        return Map.ofEntries(
                Map.entry("shared", firm.mark() + " shared"),
                Map.entry("kept", firm.mark() + " kept"),
                Map.entry("note", firm.mark() + " memo"),
                Map.entry("proposal", firm.mark() + " proposal"),
                Map.entry("difference", firm.mark() + " t"),
                Map.entry("comment", firm.mark() + " comment"),
                Map.entry("waiting", firm.mark() + " light"),
                Map.entry("attachment", "PNG"),
                Map.entry("sealed", firm.mark() + " 封書の本文"),
                Map.entry("case", "/cases/"),
                Map.entry("draft", firm.mark() + " title"),
                Map.entry("token", firm.mark() + " token"),
                Map.entry("passkey", firm.mark() + " passkey"),
                Map.entry("mail", firm.mail("member")),
                Map.entry("ledger", firm.id("admin")),
                Map.entry("repository", "refs/heads/main"));
    }
}
