package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import seihon.domain.Transactions;
import seihon.ledger.Generations;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;

/// The walk through facts in Java against the same rules as set-based SQL, on a large made-up log.
@HouseTest
@Tag("slow")
class VisitOracleTest {

    private static final long SEED = 4_711;
    private static final int CASES = 50_000;

    private static final String BY_SQL =
            """
            with fact as (
              select subject_id, at, source, source_seq, seq, ordinal, amount, data ->> 'name' as stage,
                nullif(dims ->> 'channel', '') as channel, nullif(dims ->> 'segment', '') as segment
              from ledger_fact
              where tenant_id = :tenant and gen = :facts and ended_seq is null),
            numbered as (
              select fact.*, row_number() over w as place,
                lag(stage) over w as former,
                count(amount) over w as amounts
              from fact
              window w as (partition by subject_id order by at, source, source_seq, seq, ordinal)),
            known as (
              select numbered.*,
                max(amount) over (partition by subject_id, amounts) as latest
              from numbered),
            entered as (
              select subject_id, stage, at, latest, place,
                row_number() over (partition by subject_id order by place) as n,
                lead(at) over (partition by subject_id order by place) as left_at,
                row_number() over (partition by subject_id, stage order by place) as nth
              from known
              where former is distinct from stage),
            dimension as (
              select subject_id,
                (array_agg(channel order by place) filter (where channel is not null))[1] as channel,
                (array_agg(segment order by place desc) filter (where segment is not null))[1]
                  as segment
              from known
              group by subject_id)
            select entered.subject_id, n, stage, nth, at, left_at, latest,
              coalesce(channel, '') as channel, coalesce(segment, '') as segment
            from entered join dimension using (subject_id)
            """;

    private static final String BY_JAVA =
            """
            select case_id, n, stage, nth, entered_at, exited_at, amount_in, d1, d2
            from revenue_visit
            where tenant_id = :tenant and gen = :gen and model = 'sales'
            """;

    @Autowired private TestCompany.Doors doors;
    @Autowired private JdbcClient jdbc;
    @Autowired private Transactions transactions;
    @Autowired private Generations generations;

    @Test
    void javaAndSqlFindTheSameVisits() {
        var log = EventLog.of(SEED, CASES);
        var aozora =
                doors.company(
                        "Stock/connectors/log.yaml",
                        EventLog.MAPPING,
                        "Stock/revenue/sales.yaml",
                        EventLog.MODEL);
        aozora.imports("log", log.csv());

        assertThat(log.events().size()).isGreaterThan(190_000);
        assertThat(differing(aozora, BY_SQL, BY_JAVA)).as("only by SQL").isZero();
        assertThat(differing(aozora, BY_JAVA, BY_SQL)).as("only in Java").isZero();
        assertThat(rows(aozora)).isGreaterThan(100_000);
    }

    private long differing(TestCompany company, String one, String other) {
        return count(company, "select count(*) from ((" + one + ") except (" + other + ")) as d");
    }

    private long rows(TestCompany company) {
        return count(company, "select count(*) from (" + BY_JAVA + ") as r");
    }

    private long count(TestCompany company, String query) {
        return transactions.read(
                company.tenant,
                () ->
                        jdbc.sql(query)
                                .param("tenant", company.tenant.value())
                                .param("facts", generations.live(company.tenant, "ledger-facts"))
                                .param("gen", generations.live(company.tenant, "revenue/sales"))
                                .query(Long.class)
                                .single());
    }
}
