package seihon.docs.rebuild;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;

/// Which generation lives, what each holds as a digest, and taking old ones away.
@Component
class ReadModelStore {

    private final JdbcClient jdbc;

    ReadModelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int live(TenantId tenant) {
        return jdbc.sql(
                        """
                        select live_gen
                        from docs_generation
                        where tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void flip(TenantId tenant, int gen, Instant at) {
        jdbc.sql(
                        """
                        insert into docs_generation (tenant_id, live_gen, flipped_at)
                        values (:tenant, :gen, :at)
                        on conflict (tenant_id) do update
                        set live_gen = excluded.live_gen, flipped_at = excluded.flipped_at
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// One line for each table: its digest over the business columns in key order.
    String digest(TenantId tenant, int gen) {
        return jdbc.sql(
                        """
                        select
                          (select coalesce(encode(sha256(convert_to(string_agg(
                                    concat_ws('|', doc_id, n, path, encode(commit_oid, 'hex'), encode(blob_oid, 'hex'),
                                      kind, title_ja, title_en, owner, front, effective_from, review_by,
                                      extract(epoch from approved_at), proposal_no, seq, until_seq, deleted),
                                    chr(10) order by doc_id, n), 'UTF8')), 'hex'), '-')
                           from docs_revision where tenant_id = :tenant and gen = :gen)
                          || '.' ||
                          (select coalesce(encode(sha256(convert_to(string_agg(
                                    concat_ws('|', from_doc, to_doc, anchor),
                                    chr(10) order by from_doc, to_doc, anchor), 'UTF8')), 'hex'), '-')
                           from docs_link where tenant_id = :tenant and gen = :gen)
                          || '.' ||
                          (select coalesce(encode(sha256(convert_to(string_agg(
                                    concat_ws('|', path, encode(blob_oid, 'hex'), title, saved_by,
                                      extract(epoch from saved_at)),
                                    chr(10) order by path), 'UTF8')), 'hex'), '-')
                           from docs_note where tenant_id = :tenant and gen = :gen)
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .query(String.class)
                .single();
    }

    /// Grams of one document at a time would be too many bytes for one aggregate: counted and
    /// hashed by first byte of the gram.
    String gramDigest(TenantId tenant, int gen) {
        return jdbc.sql(
                        """
                        select coalesce(encode(sha256(convert_to(string_agg(part, '.' order by part), 'UTF8')), 'hex'), '-')
                        from (
                          select doc_id || ':' || count(*) || ':' || md5(string_agg(gram, '|' order by gram)) as part
                          from docs_search_gram
                          where tenant_id = :tenant and gen = :gen
                          group by doc_id
                        ) as documents
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .query(String.class)
                .single();
    }

    /// Deletes at most `limit` rows of each table of a generation; how many went.
    int discard(TenantId tenant, int gen, int limit) {
        return discardGrams(tenant, gen, limit)
                + jdbc.sql(
                                """
                                delete from docs_link
                                where tenant_id = :tenant and gen = :gen
                                """)
                        .param("tenant", tenant.value())
                        .param("gen", gen)
                        .update()
                + jdbc.sql(
                                """
                                delete from docs_note
                                where tenant_id = :tenant and gen = :gen
                                """)
                        .param("tenant", tenant.value())
                        .param("gen", gen)
                        .update()
                + jdbc.sql(
                                """
                                delete from docs_revision
                                where tenant_id = :tenant and gen = :gen
                                """)
                        .param("tenant", tenant.value())
                        .param("gen", gen)
                        .update();
    }

    private int discardGrams(TenantId tenant, int gen, int limit) {
        return jdbc.sql(
                        """
                        delete from docs_search_gram
                        where tenant_id = :tenant and gen = :gen
                          and (gram, doc_id) in (
                            select gram, doc_id
                            from docs_search_gram
                            where tenant_id = :tenant and gen = :gen
                            limit :limit)
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("limit", limit)
                .update();
    }
}
