package seihon.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One role's way into one database. The password never shows in [#toString()].
public record DatabaseAccess(String url, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
