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

/** The SQLite file behind a store: its tables, and statements whose failures name the file. Used by one thread. */
final class StoreConnection implements AutoCloseable {
    static final String SCHEMA = "timdnn-campaign/2";

    private static final List<String> TABLES = List.of(
            "create table if not exists meta (key text primary key, value text not null) without rowid",
            "create table if not exists netlist (sha256 text primary key, text text not null, devices text) without rowid",
            "create table if not exists bench (experiment text, corner text, state text, netlist text not null, "
                    + "analysis text not null, measures text not null, draws text not null, "
                    + "primary key (experiment, corner, state)) without rowid",
            "create table if not exists sample (experiment text, corner text, state text, sample integer, measure text, "
                    + "unit text not null, value real, outcome text not null, "
                    + "primary key (experiment, corner, state, sample, measure)) without rowid",
            "create table if not exists retry (experiment text, corner text, state text, sample integer, "
                    + "first text not null, options text not null, analysis text not null, "
                    + "primary key (experiment, corner, state, sample)) without rowid",
            "create table if not exists waveform (experiment text, corner text, state text, sample integer, "
                    + "vector text, points blob not null, "
                    + "primary key (experiment, corner, state, sample, vector)) without rowid",
            "create table if not exists estimate (experiment text, corner text, state text, role text, "
                    + "method text not null, probability real not null, low real not null, high real not null, "
                    + "relative_error real not null, simulations integer not null, failed integer not null, "
                    + "effective_sample_size real not null, largest_weight real not null, beta real not null, "
                    + "primary key (experiment, corner, state, role)) without rowid",
            "create table if not exists point (experiment text, corner text, state text, sample integer, "
                    + "z blob not null, primary key (experiment, corner, state, sample)) without rowid");

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
                checkSchema(statement, file, writing);
                if (writing) {
                    statement.execute("pragma journal_mode = wal");
                    statement.execute("pragma synchronous = normal");
                    // Together: a kill must not leave tables without the name of their schema.
                    connection.setAutoCommit(false);
                    for (String table : TABLES) {
                        statement.execute(table);
                    }
                    statement.execute("insert or ignore into meta values ('schema', '" + SCHEMA + "')");
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

    /** An empty file that is to be written is a store that begins. */
    private static void checkSchema(Statement statement, Path file, boolean writing) throws SQLException {
        boolean begun;
        try (ResultSet tables = statement.executeQuery("select name from sqlite_master where type = 'table'")) {
            begun = tables.next();
        }
        if (!writing && !begun) {
            throw InvalidInputException.in(file, "store", "is empty: the campaign stopped before it began");
        }
        String schema = begun ? schema(statement) : SCHEMA;
        if (!schema.equals(SCHEMA)) {
            throw InvalidInputException.in(file, "schema", "must be " + SCHEMA + ", was " + schema);
        }
    }

    private static String schema(Statement statement) throws SQLException {
        try (ResultSet table = statement.executeQuery("select 1 from sqlite_master where name = 'meta'")) {
            if (!table.next()) {
                return "none";
            }
        }
        try (ResultSet value = statement.executeQuery("select value from meta where key = 'schema'")) {
            return value.next() ? value.getString(1) : "none";
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
