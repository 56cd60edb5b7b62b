package timdnn.characterization.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import timdnn.harness.HarnessException;
import timdnn.input.InvalidInputException;

/** The SQLite file behind a store: statements whose failures name the file. Used by one thread. */
final class StoreConnection implements AutoCloseable {
    private final Path file;
    private final Connection connection;

    /** A statement to be filled in. */
    interface Filling {
        void into(PreparedStatement statement) throws SQLException;
    }

    /** A row to be read. */
    interface Reading<T> {
        T from(ResultSet row) throws SQLException;
    }

    /** Several statements that take effect together or not at all. */
    interface Writing {
        void through(Connection connection) throws SQLException;
    }

    private StoreConnection(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the file; for writing, with its tables made if they are not there. A file of another schema is left alone.
     *
     * @throws InvalidInputException if the file is no data base or has another schema
     */
    static StoreConnection open(Path file, boolean writing) {
        try {
            Connection connection =
                    writing ? DriverManager.getConnection("jdbc:sqlite:" + file) : StoreReading.open(file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma busy_timeout = 10000");
                StoreSchema.require(statement, file, writing);
                if (writing) {
                    statement.execute("pragma journal_mode = wal");
                    statement.execute("pragma synchronous = normal");
                    // Together: a kill must not leave tables without the name of their schema.
                    connection.setAutoCommit(false);
                    StoreSchema.create(statement);
                    connection.commit();
                    connection.setAutoCommit(true);
                }
            } catch (SQLException | InvalidInputException refused) {
                connection.close();
                throw refused;
            }
            return new StoreConnection(file, connection);
        } catch (SQLException failure) {
            throw InvalidInputException.of(file, "cannot be used: " + failure.getMessage(), failure);
        }
    }

    Path file() {
        return file;
    }

    /** Fills the first places of a statement with texts. */
    static void text(PreparedStatement statement, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
    }

    void update(String sql, Filling filling) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.into(statement);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw unwritable(failure);
        }
    }

    /**
     * All or nothing.
     *
     * @throws HarnessException if there is no room
     * @throws InvalidInputException if the file cannot be written
     */
    void transaction(Writing writing) {
        try {
            connection.setAutoCommit(false);
            try {
                writing.through(connection);
                connection.commit();
                connection.setAutoCommit(true);
            } catch (SQLException | RuntimeException failure) {
                takeBack(failure);
                throw failure;
            }
        } catch (SQLException failure) {
            throw unwritable(failure);
        }
    }

    /** On a full disk SQLite has ended the transaction itself, and complains when it is asked to. */
    private void takeBack(Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException ended) {
            failure.addSuppressed(ended);
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException ended) {
            failure.addSuppressed(ended);
        }
    }

    <T> List<T> query(String sql, Filling filling, Reading<T> reading) {
        List<T> found = new ArrayList<>();
        forEach(sql, filling, reading, found::add);
        return found;
    }

    /** One row at a time, so that memory does not grow with their number. */
    <T> void forEach(String sql, Filling filling, Reading<T> reading, Consumer<T> consumer) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.into(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(reading.from(rows));
                }
            }
        } catch (SQLException failure) {
            throw InvalidInputException.of(file, "cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** A full or broken disk is no mistake of the call: the same call goes on once there is room. */
    private RuntimeException unwritable(SQLException failure) {
        if (failure instanceof SQLiteException known && isDisk(known.getResultCode())) {
            return new HarnessException(
                    file + " cannot be written: " + failure.getMessage() + "; what was stored before is kept", failure);
        }
        return InvalidInputException.of(file, "cannot be written: " + failure.getMessage(), failure);
    }

    private static boolean isDisk(SQLiteErrorCode code) {
        int primary = code.code & 0xff;
        return primary == SQLiteErrorCode.SQLITE_FULL.code || primary == SQLiteErrorCode.SQLITE_IOERR.code;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new HarnessException("the store " + file + " cannot be closed", failure);
        }
    }
}
