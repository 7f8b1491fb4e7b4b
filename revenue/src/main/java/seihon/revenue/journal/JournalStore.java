package seihon.revenue.journal;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes the journal of moves and what a generation was derived by.
@Repository
class JournalStore {

    private final JdbcClient jdbc;

    JournalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The revision of the model, the entry that approved it, and the generation of facts.
    record Basis(String revision, long decidedAt, int factsGen) {}

    /// Notes by what the rows are derived and answers the first entry that is not applied yet.
    long begin(Generation rows, Basis basis) {
        return rows.in(
                        jdbc.sql(
                                """
                                insert into revenue_basis
                                  (tenant_id, gen, model, revision, decided_at, facts_gen, applied,
                                    paired)
                                values (:tenant, :gen, :model, :revision, :decided, :facts, 0, :paired)
                                on conflict (tenant_id, gen, model) do update
                                set revision = excluded.revision, decided_at = excluded.decided_at,
                                  facts_gen = excluded.facts_gen
                                returning applied
                                """))
                .param("revision", basis.revision())
                .param("decided", basis.decidedAt())
                .param("facts", basis.factsGen())
                .param("paired", Rollup.PAIRED)
                .query(Long.class)
                .single();
    }

    void applied(Generation rows, long until) {
        rows.in(
                        jdbc.sql(
                                """
                                update revenue_basis
                                set applied = :until
                                where tenant_id = :tenant and gen = :gen and model = :model
                                """))
                .param("until", until)
                .update();
    }

    /// Everything that entries from `from` on book, instead of what may be there already.
    void appendFrom(Generation rows, long from, List<Booking> bookings) {
        rows.in(
                        jdbc.sql(
                                """
                                delete from revenue_journal
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and seq >= :from
                                """))
                .param("from", from)
                .update();
        append(rows, bookings);
    }

    void append(Generation rows, List<Booking> bookings) {
        Columns.inParts(bookings, some -> insert(rows, some));
    }

    private void insert(Generation rows, List<Booking> some) {
        new Columns<>(
                        rows.in(
                                jdbc.sql(
                                        """
                                        insert into revenue_journal (
                                          tenant_id, gen, model, seq, ordinal, case_id, n, at, side, sign,
                                          stage, other_stage, nth, amount, fact_seq, fact_ordinal,
                                          d1, d2, d3, d4, d5, d6, d7, d8)
                                        select :tenant, :gen, :model, seq, ordinal, case_id, n, at::timestamptz,
                                          side, sign, stage, other, nth, amount::numeric, fact_seq, fact_ordinal,
                                          d1, d2, d3, d4, d5, d6, d7, d8
                                        from (
                                          select
                                            unnest(:seqs::bigint[]) as seq,
                                            unnest(:ordinals::int[]) as ordinal,
                                            unnest(:cases::text[]) as case_id, unnest(:ns::int[]) as n,
                                            unnest(:ats::text[]) as at, unnest(:sides::text[]) as side,
                                            unnest(:signs::smallint[]) as sign,
                                            unnest(:stages::text[]) as stage,
                                            unnest(:others::text[]) as other, unnest(:nths::int[]) as nth,
                                            unnest(:amounts::text[]) as amount,
                                            unnest(:factSeqs::bigint[]) as fact_seq,
                                            unnest(:factOrdinals::smallint[]) as fact_ordinal,
                                            unnest(:d1::text[]) as d1, unnest(:d2::text[]) as d2,
                                            unnest(:d3::text[]) as d3, unnest(:d4::text[]) as d4,
                                            unnest(:d5::text[]) as d5, unnest(:d6::text[]) as d6,
                                            unnest(:d7::text[]) as d7, unnest(:d8::text[]) as d8) as fresh
                                        """)),
                        some)
                .longs("seqs", Booking::seq)
                .ints("ordinals", Booking::ordinal)
                .texts("cases", Booking::caseId)
                .ints("ns", each -> each.line().n())
                .texts("ats", each -> each.line().at().toString())
                .texts("sides", JournalStore::side)
                .ints("signs", Booking::sign)
                .texts("stages", each -> each.line().stage())
                .texts("others", each -> each.line().other())
                .ints("nths", each -> each.line().nth())
                .amounts("amounts", each -> each.line().amount())
                .longs("factSeqs", each -> each.line().because().seq())
                .ints("factOrdinals", each -> each.line().because().ordinal())
                .dims(booking -> booking.line().dims())
                .update();
    }

    private static String side(Booking booking) {
        return booking.line().side().name().toLowerCase(Locale.ROOT);
    }

    int discard(Generation rows, int limit) {
        var deleted =
                rows.in(
                                jdbc.sql(
                                        """
                                        delete from revenue_journal
                                        where tenant_id = :tenant and gen = :gen and model = :model
                                          and (seq, ordinal) in (
                                            select seq, ordinal from revenue_journal
                                            where tenant_id = :tenant and gen = :gen and model = :model
                                            limit :limit)
                                        """))
                        .param("limit", limit)
                        .update();
        return deleted > 0 ? deleted : forgetBasis(rows);
    }

    private int forgetBasis(Generation rows) {
        return rows.in(
                        jdbc.sql(
                                """
                                delete from revenue_basis
                                where tenant_id = :tenant and gen = :gen and model = :model
                                """))
                .update();
    }

    void digest(Generation rows, RowDigest digest) {
        digest.rows(
                rows.in(
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
                                """)));
    }
}
