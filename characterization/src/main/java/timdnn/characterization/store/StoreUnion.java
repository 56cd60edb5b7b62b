package timdnn.characterization.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import timdnn.input.InvalidInputException;

/** Takes the content of another store into one, inside SQLite, so that memory does not grow with the number of samples. */
final class StoreUnion {
    /** Fact: crash bundles that a campaign did not keep. */
    static final String LEFT_OUT = "crash_bundles_left_out";

    /** Facts that tell of a store and not of what its numbers rest on. */
    private static final Set<String> OWN = Set.of("shard", "state", "session", "planned", "planned_whole", LEFT_OUT);

    private static final String STATE = "experiment, corner, state";
    private static final String SAMPLE = STATE + ", sample";

    /** A table that two stores may both have rows of: its key, and what must agree. */
    private record Shared(String table, String key, List<String> columns, String what) {}

    /** In this order, behind the benches: a circuit that differs is named before the numbers that follow from it. */
    private static final List<Shared> TABLES = List.of(
            new Shared("netlist", "sha256", List.of("text", "devices"), "netlist"),
            new Shared("sample", SAMPLE + ", measure", List.of("unit", "value", "outcome"), "number"),
            new Shared("waveform", SAMPLE + ", vector", List.of("points"), "waveform"),
            new Shared("estimate", STATE + ", role", List.of("method", "probability", "low", "high"), "estimate"),
            new Shared("point", SAMPLE, List.of("z"), "point"),
            new Shared("retry", SAMPLE, List.of("first", "options", "analysis"), "second try"));

    private final StoreConnection connection;
    private final Path source;
    private final String fileName;
    private final Path first;

    /**
     * A union.
     *
     * @param connection what to add to
     * @param source folder of the store to add
     * @param fileName name of the store's file in it
     * @param first folder of the store that was added first, for complaints
     */
    StoreUnion(StoreConnection connection, Path source, String fileName, Path first) {
        this.connection = connection;
        this.source = source;
        this.fileName = fileName;
        this.first = first;
    }

    /**
     * Adds the rows.
     *
     * @throws InvalidInputException if the two rest on different things or disagree in a row
     */
    void add() {
        connection.update("attach database ? as other", s -> s.setString(1, file()));
        try {
            addFacts();
            addBenches();
            for (Shared table : TABLES) {
                requireAgreement(table);
                connection.update(
                        "insert or ignore into " + table.table() + " select * from other." + table.table(), s -> {});
            }
        } finally {
            connection.update("detach database other", s -> {});
        }
    }

    private String file() {
        return source.resolve(fileName).toAbsolutePath().toString();
    }

    private void addFacts() {
        Map<String, String> here = facts("main");
        Map<String, String> there = facts("other");
        there.forEach((key, value) -> {
            String before = here.get(key);
            if (before != null && !before.equals(value) && !OWN.contains(key)) {
                String difference = key.equals("plan")
                        ? PlanText.difference(before, value)
                        : "was \"" + before + "\" and is \"" + value + "\"";
                throw InvalidInputException.in(source, key, "differs from that of " + first + ": " + difference);
            }
        });
        connection.update("insert or ignore into meta select * from other.meta where key <> 'session'", s -> {});
        connection.update(
                "insert or replace into meta select 'planned', value from other.meta where key = 'planned_whole'",
                s -> {});
    }

    private Map<String, String> facts(String schema) {
        Map<String, String> facts = new LinkedHashMap<>();
        connection.forEach(
                "select key, value from " + schema + ".meta order by key",
                s -> {},
                row -> new String[] {row.getString(1), row.getString(2)},
                fact -> facts.put(fact[0], fact[1]));
        return facts;
    }

    private void addBenches() {
        connection.forEach(
                "select experiment, corner, state, a.netlist, a.analysis, a.measures, a.draws, "
                        + "b.netlist, b.analysis, b.measures, b.draws from main.bench a join other.bench b using ("
                        + STATE
                        + ") order by " + STATE,
                s -> {},
                row -> new SharedBench(
                        row.getString(1) + " " + row.getString(2) + " " + row.getString(3),
                        bench(row, 4),
                        bench(row, 8)),
                shared -> shared.there().difference(shared.here()).ifPresent(difference -> {
                    throw InvalidInputException.in(
                            source, shared.name(), "differs from that of " + first + ": it has " + difference);
                }));
        connection.update("insert or ignore into bench select * from other.bench", s -> {});
    }

    private record SharedBench(String name, StoredBench here, StoredBench there) {}

    private static StoredBench bench(ResultSet row, int column) throws SQLException {
        return new StoredBench(
                row.getString(column), row.getString(column + 1), row.getString(column + 2), row.getString(column + 3));
    }

    /** SQLite's "is not" tells two doubles apart that differ in their last bit, and knows that null is null. */
    private void requireAgreement(Shared table) {
        String differs = String.join(
                " or ",
                table.columns().stream()
                        .map(column -> "a." + column + " is not b." + column)
                        .toList());
        List<String> rows = connection.query(
                "select " + table.key() + " from main." + table.table() + " a join other." + table.table()
                        + " b using (" + table.key() + ") where " + differs + " limit 1",
                s -> {},
                row -> {
                    StringBuilder name = new StringBuilder();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        name.append(column == 1 ? "" : " ").append(row.getString(column));
                    }
                    return name.toString();
                });
        if (!rows.isEmpty()) {
            throw InvalidInputException.in(
                    source, table.what(), "of " + rows.get(0) + " differs from that in " + first);
        }
    }
}
