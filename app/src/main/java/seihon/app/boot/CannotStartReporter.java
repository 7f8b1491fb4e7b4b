package seihon.app.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import seihon.db.CannotStart;

/// Keeps Spring from printing a stack trace where one sentence follows ([Boot] prints it).
class CannotStartReporter implements SpringBootExceptionReporter {

    CannotStartReporter(@Nullable ConfigurableApplicationContext context) {
        // The signature by which Spring finds reporters; the context is not needed.
    }

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart || cause instanceof PortInUseException) {
                return true;
            }
        }
        return false;
    }
}
