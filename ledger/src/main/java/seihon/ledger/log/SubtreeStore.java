package seihon.ledger.log;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;

/// All SQL about roots of full subtrees.
@Repository
class SubtreeStore {

    private static final int ROWS_AT_ONCE = 2_500;

    private final JdbcClient jdbc;

    SubtreeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A root, the `n`-th of its level, for the `place`-th question.
    interface Heard {
        void hear(int place, byte[] hash);
    }

    /// The roots of the pieces, which are of levels above the leaves, in the order of the pieces.
    void roots(TenantId tenant, int gen, List<Piece> pieces, Heard each) {
        jdbc.sql(
                        """
                        select asked.place, subtree.hash
                        from unnest(:levels::smallint[], :froms::bigint[], :untils::bigint[])
                            with ordinality as asked (level, from_n, until_n, place)
                        join ledger_subtree as subtree
                            on subtree.tenant_id = :tenant and subtree.gen = :gen
                                and subtree.level = asked.level
                                and subtree.n >= asked.from_n and subtree.n < asked.until_n
                        order by asked.place, subtree.n
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("levels", pieces.stream().mapToInt(Piece::level).toArray())
                .param("froms", pieces.stream().mapToLong(Piece::from).toArray())
                .param("untils", pieces.stream().mapToLong(Piece::until).toArray())
                .query(row -> {
                    each.hear(row.getInt("place") - 1, row.getBytes("hash"));
                });
    }

    /// The same of leaves. Streams: what is not folded yet may be the whole log. One look into the
    /// index for each piece: a plain join lets the planner read the log for each while it has no
    /// statistics.
    void leaves(TenantId tenant, List<Piece> pieces, Heard each) {
        jdbc.sql(
                        """
                        select asked.place, entry.leaf_hash
                        from unnest(:froms::bigint[], :untils::bigint[])
                            with ordinality as asked (from_seq, until_seq, place)
                        cross join lateral (
                            select seq, leaf_hash
                            from ledger_entry
                            where tenant_id = :tenant and seq >= asked.from_seq
                                and seq < asked.until_seq
                            order by seq
                            offset 0) as entry
                        order by asked.place, entry.seq
                        """)
                .param("tenant", tenant.value())
                .param("froms", pieces.stream().mapToLong(Piece::from).toArray())
                .param("untils", pieces.stream().mapToLong(Piece::until).toArray())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    each.hear(row.getInt("place") - 1, row.getBytes("leaf_hash"));
                });
    }

    void insert(TenantId tenant, int gen, Piece piece, List<byte[]> hashes) {
        jdbc.sql(
                        """
                        insert into ledger_subtree (tenant_id, gen, level, n, hash)
                        select :tenant, :gen, :level, :from + place - 1, hash
                        from unnest(:hashes::bytea[]) with ordinality as fresh (hash, place)
                        on conflict (tenant_id, gen, level, n) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("level", piece.level())
                .param("from", piece.from())
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    int discard(TenantId tenant, int gen, int limit) {
        return jdbc.sql(
                        """
                        delete from ledger_subtree
                        where tenant_id = :tenant and gen = :gen and (level, n) in (
                            select level, n
                            from ledger_subtree
                            where tenant_id = :tenant and gen = :gen
                            limit :limit)
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("limit", limit)
                .update();
    }

    byte[] digest(TenantId tenant, int gen) {
        return jdbc.sql(
                        """
                        select sha256(coalesce(string_agg(hash, ''::bytea order by level, n),
                            ''::bytea))
                        from ledger_subtree
                        where tenant_id = :tenant and gen = :gen
                        """)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .query(byte[].class)
                .single();
    }
}
