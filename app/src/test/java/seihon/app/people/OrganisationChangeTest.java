package seihon.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.app.Companies.Company;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// No change of the people document leaves the company without somebody who can approve, or without
/// an administrator.
@HouseTest(web = WebEnvironment.RANDOM_PORT)
class OrganisationChangeTest {

    private static final String PEOPLE = "Stock/org/people.yaml";
    private static final String POLICY = "Stock/policies/approval.yaml";
    private static final String LEFT = "Stock/handbook/left.md";
    private static final String RULE =
            """
            kind: approval-policy
            id: approval
            title: {ja: 承認規程}
            rules:
              - {id: all, match: {path: "Stock/**"}, require: [{group: ["%s"], count: %d}]}
            """;

    @Autowired Companies companies;
    @LocalServerPort int port;
    @TempDir Path folder;

    Company company;
    Visitor visitor;

    @BeforeEach
    void openTheCompany() throws IOException {
        var policy = folder.resolve(POLICY);
        Files.createDirectories(policy.getParent());
        Files.writeString(policy, RULE.formatted("role:executive", 2));
        var left = folder.resolve(LEFT);
        Files.createDirectories(left.getParent());
        Files.writeString(left, guide("person:left"));
        company = companies.withGuests(folder);
        visitor = new Visitor(port);
    }

    @Test
    void companyKeepsAnAdministrator() {
        var people = text(PEOPLE);

        var verdict = verdict(PEOPLE, people.replaceAll(", *admin|admin *,", ""));

        assertThat(people).contains("admin");
        assertThat(verdict).contains("\"failed\"", "docs.policy.no-admin");
    }

    @Test
    void secondOfTwoApproversCannotBeTakenOutOfTheOrganisation() {
        var verdict = verdict(PEOPLE, without("mori", text(PEOPLE)));

        assertThat(verdict).contains("\"failed\"", "docs.policy.never-met", POLICY);
    }

    @Test
    void personWhomNoRuleNeedsMayLeave() {
        assertThat(verdict(PEOPLE, without("ogawa", text(PEOPLE)))).contains("\"passed\"");
    }

    @Test
    void policyMayNameSomebodyWhoJoinsWithIt() {
        var people = text(PEOPLE).stripTrailing() + "\n  - {id: hirota, roles: [member]}\n";

        var verdict = verdict(PEOPLE, people, POLICY, RULE.formatted("person:hirota", 1));

        assertThat(verdict).contains("\"passed\"");
    }

    @Test
    void newOwnersAreKnownToTheCompany() {
        var guide = "Stock/handbook/guide.md";

        var nobody = of("owners", guide, guide("person:nobody"));
        var noRole = of("owners", guide, guide("role:wizard"));
        var known = of("owners", guide, guide("person:ogawa"));
        var joining =
                of(
                        "owners",
                        guide,
                        guide("person:hirota"),
                        PEOPLE,
                        text(PEOPLE).stripTrailing() + "\n  - {id: hirota, roles: [member]}\n");

        assertThat(nobody).contains("\"failed\"", "docs.check.owners.no-person", "\"line\":4");
        assertThat(noRole).contains("\"failed\"", "docs.check.owners.no-role");
        assertThat(known).contains("\"passed\"");
        assertThat(joining).contains("\"passed\"");
    }

    @Test
    void ownerWhoHasLongBeenGoneKeepsNobodyFromWriting() {
        var verdict = of("owners", LEFT, guide("person:left") + "もう一行。\n");

        assertThat(verdict).contains("docs.check.owners.not-applicable");
    }

    private static String guide(String owner) {
        return """
        ---
        kind: handbook
        id: guide
        owner: %s
        title: {ja: 手引き}
        ---
        本文。
        """
                .formatted(owner);
    }

    private static String without(String person, String people) {
        return people.lines()
                .filter(line -> !line.contains("id: " + person))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private String text(String path) {
        return visitor.send(
                        authorised("/api/v1/documents/" + path)
                                .header("Accept", "text/plain, */*")
                                .GET())
                .body();
    }

    /// What the check says of a proposal to write these files, as the answer holds it.
    private String verdict(String... files) {
        return of("policy-satisfiable", files);
    }

    private String of(String name, String... files) {
        var body = JsonMapper.shared().createObjectNode().put("title", "組織を変える").put("why", "");
        var changes = body.putArray("changes");
        for (int i = 0; i < files.length; i += 2) {
            changes.addObject().put("path", files[i]).put("content", files[i + 1]);
        }
        var answer =
                visitor.send(
                        authorised("/api/v1/proposals")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        for (JsonNode check : JsonMapper.shared().readTree(answer.body()).get("checks")) {
            if (check.get("check").asString().equals(name)) {
                return check.toString();
            }
        }
        throw new AssertionError(answer.body());
    }

    private HttpRequest.Builder authorised(String address) {
        return visitor.request(address).header("Authorization", "Bearer " + company.token("ogawa"));
    }
}
