package timdnn.characterization.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import timdnn.input.InvalidInputException;

/**
 * Opens a store's file to read it, also where nothing may be written. SQLite reads a file in WAL mode with two files beside it,
 * which it makes; where it cannot, as on a read-only file system, a file whose campaign was closed is complete without them.
 */
final class StoreReading {
    private static final String URL = "jdbc:sqlite:";

    private StoreReading() {}

    /**
     * A connection that reads.
     *
     * @throws InvalidInputException if nothing may be written there, and the campaign was not closed
     * @throws SQLException if the file cannot be read
     */
    static Connection open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection(URL + file);
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("select 1 from sqlite_master").close();
            return connection;
        } catch (SQLException failure) {
            connection.close();
            if (!isUnwritable(failure)) {
                throw failure;
            }
        }
        if (hasLog(file)) {
            throw InvalidInputException.in(
                    file,
                    "store",
                    "was not closed, and its last results cannot be read where nothing may be written: "
                            + "copy the folder to where it may");
        }
        return DriverManager.getConnection(URL + file.toAbsolutePath().toUri() + "?immutable=1");
    }

    private static boolean isUnwritable(SQLException failure) {
        SQLiteErrorCode code = failure instanceof SQLiteException known ? known.getResultCode() : null;
        return code != null
                && (primary(code) == SQLiteErrorCode.SQLITE_CANTOPEN.code
                        || primary(code) == SQLiteErrorCode.SQLITE_READONLY.code);
    }

    /** Of an extended code, such as "cannot open: it is a folder", the general one. */
    private static int primary(SQLiteErrorCode code) {
        return code.code & 0xff;
    }

    private static boolean hasLog(Path file) {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        try {
            return Files.isRegularFile(log) && Files.size(log) > 0;
        } catch (IOException unreadable) {
            throw InvalidInputException.unreadable(log, unreadable);
        }
    }
}
