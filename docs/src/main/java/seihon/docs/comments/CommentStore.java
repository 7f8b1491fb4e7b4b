package seihon.docs.comments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Proposals.Anchor;
import seihon.docs.change.Told;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// The rows of comments. What was said is never edited; a thread is resolved, a suggestion applied.
@Component
public class CommentStore {

    private static final String ON_UNFINISHED =
            """
            select c.proposal_no, c.id, c.answers, c.revision, c.person, c.path, c.block,
                c.body, c.suggestion, c.written_at, c.resolved_by, c.resolved_at,
                c.applied_in
            from docs_proposal p
            join docs_comment c on c.tenant_id = p.tenant_id
                and c.proposal_no = p.number
            where p.tenant_id = :tenant and c.tenant_id = :tenant
            and p.state in ('open', 'returned')
            and (p.author = :person or exists (
                select 1 from docs_comment mine
                where mine.tenant_id = :tenant and mine.proposal_no = p.number
                and mine.person = :person))
            """;

    private static final String OPEN_ON_MERGED =
            """
            select c.proposal_no, c.id, c.answers, c.revision, c.person, c.path, c.block,
                c.body, c.suggestion, c.written_at, c.resolved_by, c.resolved_at,
                c.applied_in
            from docs_comment t
            join docs_proposal p on p.tenant_id = t.tenant_id
                and p.number = t.proposal_no and p.state = 'merged'
            join docs_comment c on c.tenant_id = t.tenant_id
                and c.proposal_no = t.proposal_no
                and (c.id = t.id or c.answers = t.id)
            where t.tenant_id = :tenant and p.tenant_id = :tenant
            and c.tenant_id = :tenant
            and t.answers is null and t.resolved_at is null
            and (p.author = :person or t.person = :person)
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    CommentStore(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    void insert(TenantId tenant, long proposal, Comment comment) {
        jdbc.sql(
                        """
                        insert into docs_comment (tenant_id, proposal_no, id, answers, revision,
                            person, path, block, body, suggestion, written_at)
                        values (:tenant, :number, :id, :answers, :revision,
                            :person, :path, :block, :body, :suggestion, :writtenAt)
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .param("id", comment.id())
                .param("answers", comment.answers().orElse(null))
                .param("revision", comment.revision())
                .param("person", comment.person().value())
                .param("path", comment.anchor().map(a -> a.path().value()).orElse(null))
                .param("block", comment.anchor().map(Anchor::block).orElse(null))
                .param("body", comment.body())
                .param("suggestion", comment.suggestion().orElse(null))
                .param("writtenAt", utc(comment.writtenAt()))
                .update();
    }

    /// False when somebody resolved it before, or there is no such beginning of a thread.
    boolean resolve(TenantId tenant, long proposal, UUID id, Comment.Resolved resolved) {
        return jdbc.sql(
                                """
                                update docs_comment
                                set resolved_by = :by, resolved_at = :at
                                where tenant_id = :tenant and proposal_no = :number and id = :id
                                and answers is null and resolved_at is null
                                """)
                        .param("tenant", tenant.value())
                        .param("number", proposal)
                        .param("id", id)
                        .param("by", resolved.by().value())
                        .param("at", utc(resolved.at()))
                        .update()
                == 1;
    }

    void applied(TenantId tenant, long proposal, UUID id, int revision) {
        jdbc.sql(
                        """
                        update docs_comment
                        set applied_in = :revision
                        where tenant_id = :tenant and proposal_no = :number and id = :id
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .param("id", id)
                .param("revision", revision)
                .update();
    }

    /// Everything that was said, oldest first.
    public List<Comment> all(TenantId tenant, long proposal) {
        return jdbc.sql(
                        """
                        select id, answers, revision, person, path, block, body, suggestion,
                            written_at, resolved_by, resolved_at, applied_in
                        from docs_comment
                        where tenant_id = :tenant and proposal_no = :number
                        order by written_at, id
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .query(CommentStore::comment)
                .list();
    }

    /// What was said on unfinished proposals that are this person's or on which they spoke, and in
    /// open threads of theirs or on their proposals after the merge; by the number of the proposal,
    /// oldest first.
    public Map<Long, List<Comment>> concerning(TenantId tenant, PersonId person) {
        return jdbc
                .sql(ON_UNFINISHED + " union all " + OPEN_ON_MERGED + " order by written_at, id")
                .param("tenant", tenant.value())
                .param("person", person.value())
                .query((rows, row) -> Map.entry(rows.getLong("proposal_no"), comment(rows, row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /// Threads that nobody has resolved.
    public long openThreads(TenantId tenant, long proposal) {
        return transactions.once(
                new Told.OpenThreads(tenant, proposal), () -> countOpen(tenant, proposal));
    }

    private long countOpen(TenantId tenant, long proposal) {
        return jdbc.sql(
                        """
                        select count(*)
                        from docs_comment
                        where tenant_id = :tenant and proposal_no = :number
                        and answers is null and resolved_at is null
                        """)
                .param("tenant", tenant.value())
                .param("number", proposal)
                .query(Long.class)
                .single();
    }

    private static Comment comment(ResultSet rows, int row) throws SQLException {
        var path = rows.getString("path");
        var by = rows.getString("resolved_by");
        return new Comment(
                rows.getObject("id", UUID.class),
                Optional.ofNullable(rows.getObject("answers", UUID.class)),
                rows.getInt("revision"),
                new PersonId(rows.getString("person")),
                path == null
                        ? Optional.empty()
                        : Optional.of(
                                new Anchor(
                                        new DocPath(path),
                                        Optional.ofNullable(rows.getString("block")).orElse(""))),
                rows.getString("body"),
                Optional.ofNullable(rows.getString("suggestion")),
                rows.getObject("written_at", OffsetDateTime.class).toInstant(),
                by == null ? Optional.empty() : Optional.of(resolved(rows, by)),
                Optional.ofNullable(rows.getObject("applied_in", Integer.class)));
    }

    private static Comment.Resolved resolved(ResultSet rows, String by) throws SQLException {
        return new Comment.Resolved(
                new PersonId(by), rows.getObject("resolved_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
