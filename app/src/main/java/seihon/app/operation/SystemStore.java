package seihon.app.operation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the database server says about itself. Reads no table.
@Repository
class SystemStore {

    private final JdbcClient jdbc;

    SystemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String serverVersion() {
        return jdbc.sql("show server_version").query(String.class).single();
    }

    long databaseBytes() {
        return jdbc.sql("select pg_database_size(current_database())").query(Long.class).single();
    }
}
