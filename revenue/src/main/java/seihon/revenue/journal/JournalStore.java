package seihon.revenue.journal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes the journal of moves and what a generation was derived by.
@Repository
class JournalStore {

    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    JournalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The revision of the model, the entry that approved it, and the generation of facts.
    record Basis(String revision, long decidedAt, int factsGen) {}

    /// Notes by what the rows are derived and answers the first entry that is not applied yet.
    long begin(Generation rows, Basis basis) {
        return jdbc.sql(
                        """
                        insert into revenue_basis
                          (tenant_id, gen, model, revision, decided_at, facts_gen, applied)
                        values (:tenant, :gen, :model, :revision, :decided, :facts, 0)
                        on conflict (tenant_id, gen, model) do update
                        set revision = excluded.revision, decided_at = excluded.decided_at,
                          facts_gen = excluded.facts_gen
                        returning applied
                        """)
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .param("revision", basis.revision())
                .param("decided", basis.decidedAt())
                .param("facts", basis.factsGen())
                .query(Long.class)
                .single();
    }

    void applied(Generation rows, long until) {
        jdbc.sql(
                        """
                        update revenue_basis
                        set applied = :until
                        where tenant_id = :tenant and gen = :gen and model = :model
                        """)
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .param("until", until)
                .update();
    }

    void append(Generation rows, List<Booking> bookings) {
        for (int from = 0; from < bookings.size(); from += ROWS_AT_ONCE) {
            var until = Math.min(from + ROWS_AT_ONCE, bookings.size());
            insert(rows, bookings.subList(from, until));
        }
    }

    private void insert(Generation rows, List<Booking> some) {
        var arrays = new Slots(some, booking -> booking.line().dims());
        arrays.in(
                        jdbc.sql(
                                """
                                insert into revenue_journal (
                                  tenant_id, gen, model, seq, ordinal, case_id, n, at, side, sign,
                                  stage, other_stage, nth, amount, fact_seq, fact_ordinal,
                                  d1, d2, d3, d4, d5, d6, d7, d8)
                                select :tenant, :gen, :model, seq, ordinal, case_id, n, at::timestamptz,
                                  side, sign, stage, other, nth, amount::numeric, fact_seq, fact_ordinal,
                                  d1, d2, d3, d4, d5, d6, d7, d8
                                from unnest(:seqs::bigint[], :ordinals::int[], :cases::text[], :ns::int[],
                                    :ats::text[], :sides::text[], :signs::smallint[], :stages::text[],
                                    :others::text[], :nths::int[], :amounts::text[],
                                    :factSeqs::bigint[], :factOrdinals::smallint[], :d1::text[],
                                    :d2::text[], :d3::text[], :d4::text[], :d5::text[], :d6::text[],
                                    :d7::text[], :d8::text[])
                                  as fresh (seq, ordinal, case_id, n, at, side, sign, stage, other, nth,
                                    amount, fact_seq, fact_ordinal, d1, d2, d3, d4, d5, d6, d7, d8)
                                """))
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .param("seqs", some.stream().mapToLong(Booking::seq).toArray())
                .param("ordinals", some.stream().mapToInt(Booking::ordinal).toArray())
                .param("cases", texts(some, Booking::caseId))
                .param("ns", some.stream().mapToInt(each -> each.line().n()).toArray())
                .param("ats", texts(some, each -> each.line().at().toString()))
                .param("sides", texts(some, JournalStore::side))
                .param("signs", some.stream().mapToInt(Booking::sign).toArray())
                .param("stages", texts(some, each -> each.line().stage()))
                .param("others", texts(some, each -> each.line().other()))
                .param("nths", some.stream().mapToInt(each -> each.line().nth()).toArray())
                .param("amounts", texts(some, each -> plain(each.line().amount())))
                .param(
                        "factSeqs",
                        some.stream().mapToLong(each -> each.line().because().seq()).toArray())
                .param(
                        "factOrdinals",
                        some.stream().mapToInt(each -> each.line().because().ordinal()).toArray())
                .update();
    }

    private static String side(Booking booking) {
        return booking.line().side().name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    static <T> String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    int discard(Generation rows, int limit) {
        var deleted =
                jdbc.sql(
                                """
                                delete from revenue_journal
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and (seq, ordinal) in (
                                    select seq, ordinal from revenue_journal
                                    where tenant_id = :tenant and gen = :gen and model = :model
                                    limit :limit)
                                """)
                        .param("tenant", rows.tenant().value())
                        .param("gen", rows.gen())
                        .param("model", rows.model())
                        .param("limit", limit)
                        .update();
        return deleted > 0 ? deleted : forgetBasis(rows);
    }

    private int forgetBasis(Generation rows) {
        return jdbc.sql(
                        """
                        delete from revenue_basis
                        where tenant_id = :tenant and gen = :gen and model = :model
                        """)
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .update();
    }

    void digest(Generation rows, RowDigest digest) {
        jdbc.sql(
                        """
                        select concat_ws('|', seq, ordinal, case_id, n, at at time zone 'UTC', side,
                          sign, stage, coalesce(other_stage, ''), nth,
                          coalesce(trim_scale(amount)::text, ''), fact_seq, fact_ordinal,
                          coalesce(d1, ''), coalesce(d2, ''), coalesce(d3, ''), coalesce(d4, ''),
                          coalesce(d5, ''), coalesce(d6, ''), coalesce(d7, ''), coalesce(d8, ''))
                        from revenue_journal
                        where tenant_id = :tenant and gen = :gen and model = :model
                        order by seq, ordinal
                        """)
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    digest.row(row.getString(1));
                });
    }
}
