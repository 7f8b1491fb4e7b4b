package seihon.app.boot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.support.GenericApplicationContext;
import seihon.db.CannotStart;
import seihon.db.DatabaseAccess;

/// The database while it opens, beside the application that gets ready to use it: a third of a
/// start would be waiting otherwise. Whoever wants to connect waits until it is open and current.
final class Opening implements JdbcConnectionDetails, AutoCloseable {

    private final CompletableFuture<HouseDatabase> database;

    private Opening(CompletableFuture<HouseDatabase> database) {
        this.database = database;
    }

    static Opening begin(Supplier<HouseDatabase> opener) {
        return new Opening(
                CompletableFuture.supplyAsync(
                        opener, work -> Thread.ofPlatform().name("database-opening").start(work)));
    }

    /// To an application that is about to be made. Before its first bean is, the database must be
    /// open: what keeps it from opening is then one sentence, and not a fault of that bean.
    void giveTo(GenericApplicationContext context) {
        context.registerBean(
                "databaseOpening", JdbcConnectionDetails.class, () -> this, Opening::preferred);
        context.registerBean(
                "databaseIsOpen", BeanFactoryPostProcessor.class, () -> _ -> awaitOpen());
    }

    /// To what the settings say (nothing). It outlives the application, which therefore must not
    /// close it.
    private static void preferred(BeanDefinition definition) {
        definition.setPrimary(true);
        definition.setDestroyMethodName("");
    }

    /// Throws [CannotStart] when it could not be opened.
    DatabaseAccess app() {
        return awaitOpen().app();
    }

    boolean isEmbedded() {
        return awaitOpen().isEmbedded();
    }

    private HouseDatabase awaitOpen() {
        try {
            return database.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStart known ? known : e;
        }
    }

    @Override
    public String getJdbcUrl() {
        return app().url();
    }

    @Override
    public String getUsername() {
        return app().user();
    }

    @Override
    public String getPassword() {
        return app().password();
    }

    /// Waits for it to be open first: a server that has just been started must not stay behind.
    @Override
    public void close() {
        try {
            database.join().close();
        } catch (CompletionException _) {
            // It never opened, and whoever waited for it was told why.
        }
    }
}
