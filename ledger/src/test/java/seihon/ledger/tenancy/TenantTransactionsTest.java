package seihon.ledger.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.domain.WriteHook;
import seihon.testkit.HouseTest;
import seihon.testkit.TestDatabase;

@HouseTest
@Import(TenantTransactionsTest.Hooks.class)
class TenantTransactionsTest {

    private static final TenantId AOZORA = new TenantId(1);
    private static final TenantId OTHER = new TenantId(2);

    @Autowired private Transactions transactions;
    @Autowired private JdbcClient jdbc;
    @Autowired private PlatformTransactionManager manager;
    @Autowired private TestDatabase database;
    @Autowired private List<TenantId> hooked;

    @TestConfiguration(proxyBeanMethods = false)
    static class Hooks {

        @Bean
        List<TenantId> hooked() {
            return new ArrayList<>();
        }

        @Bean
        WriteHook remembering(List<TenantId> hooked) {
            return hooked::add;
        }
    }

    @BeforeEach
    void anEmptyTable() throws SQLException {
        hooked.clear();
        var owner = database.owner();
        try (var connection =
                        DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    drop table if exists ledger_scrap;
                    create table ledger_scrap (
                        tenant_id int not null, id bigint not null, text text not null,
                        primary key (tenant_id, id));
                    alter table ledger_scrap enable row level security;
                    alter table ledger_scrap force row level security;
                    create policy ledger_scrap_tenant on ledger_scrap
                        using (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
                    grant select, insert, update on ledger_scrap to seihon_app;
                    """);
        }
    }

    @Test
    void rowsOfOneTenantAreNotSeenByAnother() {
        transactions.run(AOZORA, () -> insert(1));

        assertThat(texts(AOZORA)).containsExactly("row");
        assertThat(texts(OTHER)).isEmpty();
    }

    @Test
    void aRowOfOneTenantIsNotUpdatedByAnother() {
        transactions.run(AOZORA, () -> insert(1));
        transactions.run(OTHER, () -> insert(1));

        transactions.run(AOZORA, () -> rename("mine"));

        assertThat(texts(AOZORA)).containsExactly("mine");
        assertThat(texts(OTHER)).containsExactly("row");
    }

    @Test
    void outsideATransactionNothingIsSeenAndNothingWritten() {
        transactions.run(AOZORA, () -> insert(1));

        assertThat(jdbc.sql("select text from ledger_scrap").query(String.class).list()).isEmpty();
        assertThatThrownBy(() -> insert(2)).hasStackTraceContaining("row-level security");
    }

    @Test
    void aReadWritesNothingAndSeesOneMoment() {
        transactions.run(AOZORA, () -> insert(1));

        var seen =
                transactions.read(
                        AOZORA,
                        () -> {
                            var before = count();
                            insertElsewhere(2);
                            return List.of(before, count());
                        });

        assertThat(seen).containsExactly(1L, 1L);
        assertThatThrownBy(() -> transactions.read(AOZORA, () -> insert(3)))
                .hasStackTraceContaining("read-only");
        assertThat(isolation()).isEqualTo("repeatable read");
    }

    @Test
    void aCallInsideJoinsAndAnotherTenantIsRefused() {
        transactions.run(
                AOZORA,
                () -> {
                    insert(1);
                    assertThat(transactions.read(AOZORA, this::count)).isEqualTo(1);
                    assertThatThrownBy(() -> transactions.read(OTHER, this::count))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("tenant 1 is running");
                });
        assertThatThrownBy(() ->
                        transactions.read(
                                AOZORA, () -> transactions.write(AOZORA, () -> insert(2))))
                .hasMessageContaining("a read transaction is running");
        assertThat(texts(AOZORA)).hasSize(1);
    }

    @Test
    void aFaultInsideRollsEverythingBack() {
        assertThatThrownBy(() ->
                        transactions.run(
                                AOZORA,
                                () -> {
                                    insert(1);
                                    throw new IllegalArgumentException("stop");
                                }))
                .hasMessage("stop");

        assertThat(texts(AOZORA)).isEmpty();
    }

    @Test
    void aRefusalRollsBackAndStillAnswers() {
        var told = new ArrayList<String>();

        var answer =
                transactions.write(
                        AOZORA,
                        () -> {
                            insert(1);
                            transactions.afterCommit(() -> told.add("committed"));
                            transactions.rollBackOnly();
                            return "refused";
                        });

        assertThat(answer).isEqualTo("refused");
        assertThat(texts(AOZORA)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void whatFollowsACommitSeesItAndMayBeginAnother() {
        transactions.run(
                AOZORA,
                () -> {
                    insert(1);
                    transactions.afterCommit(() -> {
                        throw new IllegalStateException("a failing hint harms nobody");
                    });
                    transactions.afterCommit(() -> transactions.run(OTHER, () -> insert(5)));
                });

        assertThat(texts(AOZORA)).hasSize(1);
        assertThat(texts(OTHER)).hasSize(1);
    }

    @Test
    void hooksHearOfOutermostWritesOnly() {
        transactions.run(AOZORA, () -> transactions.run(AOZORA, () -> insert(1)));
        transactions.read(AOZORA, this::count);

        assertThat(hooked).containsExactly(AOZORA);
    }

    @Test
    void aTransactionBegunElsewhereIsRefused() {
        var elsewhere = new TransactionTemplate(manager);

        assertThatThrownBy(() ->
                        elsewhere.executeWithoutResult(
                                _ -> transactions.run(AOZORA, () -> insert(1))))
                .hasMessageContaining("only Transactions begins one");
    }

    private int insert(long id) {
        return jdbc.sql(
                        """
                        insert into ledger_scrap (tenant_id, id, text)
                        values (nullif(current_setting('app.tenant', true), '')::int, :id, 'row')
                        """)
                .param("id", id)
                .update();
    }

    /// Names no tenant, as a forgetful statement would.
    private void rename(String text) {
        jdbc.sql("update ledger_scrap set text = :text").param("text", text).update();
    }

    private void insertElsewhere(long id) {
        var other = new Thread(() -> transactions.run(AOZORA, () -> insert(id)));
        other.start();
        try {
            other.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private long count() {
        return Objects.requireNonNull(
                jdbc.sql("select count(id) from ledger_scrap").query(Long.class).single());
    }

    private List<String> texts(TenantId tenant) {
        return transactions.read(
                tenant, () -> jdbc.sql("select text from ledger_scrap").query(String.class).list());
    }

    private String isolation() {
        return transactions.read(
                AOZORA,
                () ->
                        jdbc.sql("select current_setting('transaction_isolation')")
                                .query(String.class)
                                .single());
    }
}
