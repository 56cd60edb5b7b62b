package timdnn.characterization.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import timdnn.input.InvalidInputException;

/** The tables of a store, and their version. */
final class StoreSchema {
    private static final String NAME = "timdnn-campaign/2";

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

    private StoreSchema() {}

    /** Makes what is not there; to be committed by the caller. */
    static void create(Statement statement) throws SQLException {
        for (String table : TABLES) {
            statement.execute(table);
        }
        statement.execute("insert or ignore into meta values ('schema', '" + NAME + "')");
    }

    /**
     * Refuses a file of another schema. An empty one that is to be written is a store that begins.
     *
     * @throws InvalidInputException if the schema is another, or there is nothing to read
     */
    static void require(Statement statement, Path file, boolean writing) throws SQLException {
        boolean begun;
        try (ResultSet tables = statement.executeQuery("select name from sqlite_master where type = 'table'")) {
            begun = tables.next();
        }
        if (!writing && !begun) {
            throw InvalidInputException.in(file, "store", "is empty: the campaign stopped before it began");
        }
        String schema = begun ? schema(statement) : NAME;
        if (!schema.equals(NAME)) {
            throw InvalidInputException.in(file, "schema", "must be " + NAME + ", was " + schema);
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
}
