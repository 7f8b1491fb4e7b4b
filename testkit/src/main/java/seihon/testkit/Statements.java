package seihon.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/// Tells which statements a thread sends to the database, the tenant's setting included. A batch is
/// one statement. Beginning and ending a transaction is none.
@Component
public class Statements implements BeanPostProcessor {

    private static final ThreadLocal<@Nullable List<String>> HEARD = new ThreadLocal<>();

    /// Something that may fail with one kind of exception.
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    /// What this thread sends while it works, in order.
    public static <E extends Exception> List<String> during(Work<E> work) throws E {
        var heard = new ArrayList<String>();
        HEARD.set(heard);
        try {
            work.run();
            return heard;
        } finally {
            HEARD.remove();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Heard(source) : bean;
    }

    private static final class Heard extends DelegatingDataSource {

        Heard(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return heard(Connection.class, super.getConnection(), "");
        }
    }

    private static <T> T heard(Class<T> type, T inner, String sql) {
        InvocationHandler listening =
                (_, method, arguments) -> answered(inner, method, arguments, sql);
        var proxy =
                Proxy.newProxyInstance(
                        Statements.class.getClassLoader(), new Class<?>[] {type}, listening);
        return type.cast(proxy);
    }

    private static @Nullable Object answered(
            Object inner, Method method, @Nullable Object @Nullable [] arguments, String sql)
            throws Throwable {
        var text =
                arguments != null && arguments.length > 0 && arguments[0] instanceof String said
                        ? said
                        : sql;
        if (inner instanceof Statement && method.getName().startsWith("execute")) {
            hear(text);
        }
        try {
            var answer = method.invoke(inner, arguments);
            return switch (answer) {
                case PreparedStatement prepared when inner instanceof Connection ->
                        heard(PreparedStatement.class, prepared, text);
                case Statement plain when inner instanceof Connection ->
                        heard(Statement.class, plain, "");
                case null, default -> answer;
            };
        } catch (InvocationTargetException fault) {
            throw fault.getCause();
        }
    }

    private static void hear(String sql) {
        var heard = HEARD.get();
        if (heard != null) {
            heard.add(sql);
        }
    }
}
