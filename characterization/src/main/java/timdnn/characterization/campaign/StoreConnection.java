package timdnn.characterization.campaign;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import timdnn.harness.HarnessException;
import timdnn.input.InvalidInputException;

/** The SQLite file behind a store: its tables, and statements whose failures name the file. Used by one thread. */
final class StoreConnection implements AutoCloseable {
    static final String SCHEMA = "timdnn-campaign/1";

    private static final List<String> TABLES = List.of(
            "create table if not exists meta (key text primary key, value text not null) without rowid",
            "create table if not exists netlist (sha256 text primary key, text text not null, devices text) without rowid",
            "create table if not exists bench (experiment text, corner text, state text, netlist text not null, "
                    + "analysis text not null, measures text not null, varies integer not null, "
                    + "primary key (experiment, corner, state)) without rowid",
            "create table if not exists sample (experiment text, corner text, state text, sample integer, measure text, "
                    + "unit text not null, value real, outcome text not null, "
                    + "primary key (experiment, corner, state, sample, measure)) without rowid",
            "create table if not exists waveform (experiment text, corner text, state text, sample integer, "
                    + "vector text, points blob not null, "
                    + "primary key (experiment, corner, state, sample, vector)) without rowid");

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
     * Opens the file; for writing, with its tables made if they are not there.
     *
     * @throws InvalidInputException if the file is no data base
     */
    static StoreConnection open(Path file, boolean writing) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma busy_timeout = 10000");
                if (writing) {
                    statement.execute("pragma journal_mode = wal");
                    statement.execute("pragma synchronous = normal");
                    for (String table : TABLES) {
                        statement.execute(table);
                    }
                }
            }
            return new StoreConnection(file, connection);
        } catch (SQLException failure) {
            throw InvalidInputException.of(file, "cannot be used: " + failure.getMessage(), failure);
        }
    }

    Path file() {
        return file;
    }

    void update(String sql, Filling filling) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.into(statement);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw unwritable(failure);
        }
    }

    /** All or nothing. */
    void transaction(Writing writing) {
        try {
            connection.setAutoCommit(false);
            writing.through(connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw unwritable(failure);
        }
    }

    <T> List<T> query(String sql, Filling filling, Reading<T> reading) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.into(statement);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.from(rows));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw InvalidInputException.of(file, "cannot be read: " + failure.getMessage(), failure);
        }
    }

    private InvalidInputException unwritable(SQLException failure) {
        return InvalidInputException.of(file, "cannot be written: " + failure.getMessage(), failure);
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
