package seihon.docs.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import tools.jackson.databind.json.JsonMapper;

/// Reads proposals with everything on record about them, from the view `docs_case`: one statement,
/// however many they are.
@Component
class CaseStore {

    private static final String CASES =
            """
            select number, title, why, author, origin, origin_of, state, revision, opened_at, moved_at,
                number as proposal_no, emergency_why, merged_by, merged_at, review_due, passed_over,
                reviewed_by, reviewed_at, verdict,
                revisions, files, contributors, approvals, steps, open_threads
            from docs_case
            where tenant_id = :tenant
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    CaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is on record: the file, and what pages tell besides.
    record Case(
            CaseFile file, List<ProposalRevision> revisions, List<Step> steps, long openThreads) {}

    Optional<Case> find(TenantId tenant, long number) {
        return jdbc.sql(CASES + " and number = :number")
                .param("tenant", tenant.value())
                .param("number", number)
                .query(CaseStore::read)
                .optional();
    }

    /// Open and returned ones that have moved since, oldest first.
    List<Case> unfinished(TenantId tenant, Instant since, int limit) {
        return jdbc.sql(
                        CASES
                                + " and state in ('open', 'returned') and moved_at >= :since"
                                + " order by number limit :limit")
                .param("tenant", tenant.value())
                .param("since", ProposalStore.utc(since))
                .param("limit", limit)
                .query(CaseStore::read)
                .list();
    }

    /// Newest first, below the cursor.
    List<Case> page(TenantId tenant, Set<Proposal.Stage> stages, ProposalStore.Cursor cursor) {
        return jdbc.sql(
                        CASES
                                + " and number < :before"
                                + " and state = any(:states::text[])"
                                + " order by number desc limit :limit")
                .param("tenant", tenant.value())
                .param("before", cursor.before())
                .param("states", stages.stream().map(Proposal.Stage::word).toArray(String[]::new))
                .param("limit", cursor.limit())
                .query(CaseStore::read)
                .list();
    }

    private static Case read(ResultSet row, int number) throws SQLException {
        var proposal = ProposalStore.proposal(row, number);
        var revisions = list(row, "revisions", Revised[].class, one -> one.of(proposal.number()));
        var newest =
                revisions.stream()
                        .filter(one -> one.n() == proposal.revision())
                        .findFirst()
                        .orElseThrow();
        return new Case(
                new CaseFile(
                        proposal,
                        newest,
                        new ChangeSet(list(row, "files", Changed[].class, Changed::of)),
                        list(row, "contributors", Contributed[].class, Contributed::of),
                        list(row, "approvals", Approved[].class, Approved::of),
                        row.getString("emergency_why") == null
                                ? Optional.empty()
                                : Optional.of(EmergencyStore.emergency(row, "emergency_why"))),
                revisions,
                list(row, "steps", Done[].class, Done::of),
                row.getLong("open_threads"));
    }

    private static <R, T> List<T> list(
            ResultSet row, String column, Class<R[]> type, Function<R, T> read)
            throws SQLException {
        var text = row.getString(column);
        return text == null
                ? List.of()
                : List.of(JSON.readValue(text, type)).stream().map(read).toList();
    }

    private record Revised(
            int n,
            String base,
            String head,
            String digest,
            String by,
            String how,
            OffsetDateTime at) {

        ProposalRevision of(long proposal) {
            return new ProposalRevision(
                    proposal,
                    n,
                    ObjectId.fromString(base),
                    ObjectId.fromString(head),
                    digest,
                    new PersonId(by),
                    ProposalRevision.Way.of(how),
                    at.toInstant());
        }
    }

    private record Changed(String path, @Nullable String before, @Nullable String after) {

        ChangedFile of() {
            return new ChangedFile(
                    new DocPath(path),
                    Optional.ofNullable(before).map(ObjectId::fromString),
                    Optional.ofNullable(after).map(ObjectId::fromString));
        }
    }

    private record Contributed(String person, String how, OffsetDateTime since) {

        Contributor of() {
            return new Contributor(
                    new PersonId(person), Contributor.How.of(how), since.toInstant());
        }
    }

    private record Approved(
            String person,
            String digest,
            String word,
            @Nullable OffsetDateTime signed,
            OffsetDateTime given) {

        Approval of() {
            return new Approval(
                    new PersonId(person),
                    digest,
                    word,
                    Optional.ofNullable(signed).map(OffsetDateTime::toInstant),
                    given.toInstant());
        }
    }

    private record Done(
            int n,
            String act,
            String person,
            int revision,
            String digest,
            String word,
            OffsetDateTime at) {

        Step of() {
            Instant when = at.toInstant();
            return new Step(
                    n, Step.Act.of(act), new PersonId(person), revision, digest, word, when);
        }
    }
}
