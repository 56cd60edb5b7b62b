package timdnn.characterization.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads samples from a store's file. */
final class SampleReader {
    private final StoreConnection connection;

    SampleReader(StoreConnection connection) {
        this.connection = connection;
    }

    /**
     * The stored numbers, in the order of their keys.
     *
     * @param experiment name of the experiment, or null for all
     * @param corner name of the condition, or null for all
     */
    void forEach(String experiment, String corner, Consumer<SampleRow> consumer) {
        if (experiment == null && corner != null) {
            // One after the other: the key begins with the experiment, so that nothing has to be sorted.
            experiments().forEach(each -> forEach(each, corner, consumer));
            return;
        }
        String where = experiment == null
                ? ""
                : corner == null ? "where experiment = ? " : "where experiment = ? and corner = ? ";
        String[] names = Stream.of(experiment, corner).filter(Objects::nonNull).toArray(String[]::new);
        connection.forEach(
                "select experiment, corner, state, sample, measure, unit, value, outcome from sample " + where
                        + "order by experiment, corner, state, sample, measure",
                s -> StoreConnection.text(s, names),
                SampleReader::row,
                consumer);
    }

    private static SampleRow row(ResultSet row) throws SQLException {
        double stored = row.getDouble(7);
        boolean absent = row.wasNull(); // speaks of the column read last
        double value = absent ? Double.NaN : stored;
        String outcome = row.getString(8);
        return new SampleRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                value,
                // Stores of before called it ok; the searches of digital cells were where it occurred.
                absent && outcome.startsWith(SampleRow.OK) ? SampleRow.OK_ABSENT : outcome);
    }

    /** Names of the experiments, in order; by jumps along the key, whatever the number of samples. */
    List<String> experiments() {
        return connection.query(
                "with recursive found(name) as (select min(experiment) from sample union all "
                        + "select (select min(experiment) from sample where experiment > name) from found "
                        + "where name is not null) select name from found where name is not null",
                s -> {},
                row -> row.getString(1));
    }

    /** Names of the states of an experiment under a condition, in order; by jumps along the key. */
    List<String> states(String experiment, String corner) {
        return connection.query(
                "with recursive found(name) as ("
                        + "select min(state) from sample where experiment = ?1 and corner = ?2 union all "
                        + "select (select min(state) from sample where experiment = ?1 and corner = ?2 and state > name) "
                        + "from found where name is not null) select name from found where name is not null",
                s -> StoreConnection.text(s, experiment, corner),
                row -> row.getString(1));
    }

    /** Number of simulations of a condition. */
    int simulations(String corner) {
        return experiments().stream()
                .mapToInt(experiment -> connection
                        .query(
                                "select count(*) from (select distinct state, sample from sample "
                                        + "where experiment = ? and corner = ?)",
                                s -> StoreConnection.text(s, experiment, corner),
                                row -> row.getInt(1))
                        .get(0))
                .sum();
    }

    /** A measure over the samples of a state. */
    SampleColumn column(String experiment, String corner, String state, String measure) {
        SampleColumn.Builder column = new SampleColumn.Builder();
        connection.forEach(
                "select sample, value from sample where experiment = ? and corner = ? and state = ? and measure = ? "
                        + "order by sample",
                s -> StoreConnection.text(s, experiment, corner, state, measure),
                row -> {
                    int sample = row.getInt(1);
                    column.add(sample, number(row, 2));
                    return column;
                },
                same -> {});
        return column.build();
    }

    /** All measures of a state; empty if it has more rows than that. */
    Optional<Map<String, SampleColumn>> columns(String experiment, String corner, String state, int most) {
        Map<String, SampleColumn.Builder> columns = new LinkedHashMap<>();
        List<Integer> rows = connection.query(
                "select sample, measure, value from sample where experiment = ? and corner = ? and state = ? "
                        + "order by sample, measure limit ?",
                s -> {
                    StoreConnection.text(s, experiment, corner, state);
                    s.setInt(4, most + 1);
                },
                row -> {
                    int sample = row.getInt(1);
                    columns.computeIfAbsent(row.getString(2), measure -> new SampleColumn.Builder())
                            .add(sample, number(row, 3));
                    return sample;
                });
        if (rows.size() > most) {
            return Optional.empty();
        }
        Map<String, SampleColumn> built = new LinkedHashMap<>();
        columns.forEach((measure, column) -> built.put(measure, column.build()));
        return Optional.of(built);
    }

    private static double number(ResultSet row, int column) throws SQLException {
        double stored = row.getDouble(column);
        return row.wasNull() ? Double.NaN : stored;
    }

    /** Indices of the samples of a state that are done, from {@code from} to before {@code to}. */
    List<Integer> done(String experiment, String corner, String state, int from, int to) {
        return connection.query(
                "select distinct sample from sample where experiment = ? and corner = ? and state = ? "
                        + "and sample >= ? and sample < ? order by sample",
                s -> range(s, experiment, corner, state, from, to),
                row -> row.getInt(1));
    }

    /** Number of the samples that {@link #done} would list. */
    int countDone(String experiment, String corner, String state, int from, int to) {
        return connection
                .query(
                        "select count(distinct sample) from sample where experiment = ? and corner = ? and state = ? "
                                + "and sample >= ? and sample < ?",
                        s -> range(s, experiment, corner, state, from, to),
                        row -> row.getInt(1))
                .get(0);
    }

    private static void range(PreparedStatement s, String experiment, String corner, String state, int from, int to)
            throws SQLException {
        StoreConnection.text(s, experiment, corner, state);
        s.setInt(4, from);
        s.setInt(5, to);
    }

    /** Whether there is no sample. */
    boolean none() {
        return connection
                .query("select 1 from sample limit 1", s -> {}, row -> row.getInt(1))
                .isEmpty();
    }

    /** The unit of a measure, where a sample of it is there. */
    Optional<String> unit(String experiment, String corner, String state, String measure) {
        return connection
                .query(
                        "select unit from sample where experiment = ? and corner = ? and state = ? and measure = ? limit 1",
                        s -> StoreConnection.text(s, experiment, corner, state, measure),
                        row -> row.getString(1))
                .stream()
                .findFirst();
    }

    /** How a sample was tried again, if it was. */
    Optional<Retry> retry(String experiment, String corner, String state, int sample) {
        return connection
                .query(
                        "select first, options, analysis from retry where experiment = ? and corner = ? and state = ? "
                                + "and sample = ?",
                        s -> {
                            StoreConnection.text(s, experiment, corner, state);
                            s.setInt(4, sample);
                        },
                        row -> new Retry(row.getString(1), row.getString(2), row.getString(3)))
                .stream()
                .findFirst();
    }

    /** Values of a measure by sample, from {@code from} to before {@code to}; a sample that failed or is missing has none. */
    Map<Integer, Double> values(String experiment, String corner, String state, String measure, int from, int to) {
        Map<Integer, Double> values = new HashMap<>();
        connection.forEach(
                "select sample, value from sample where experiment = ? and corner = ? and state = ? and sample >= ? "
                        + "and sample < ? and measure = ? and value is not null",
                s -> {
                    range(s, experiment, corner, state, from, to);
                    s.setString(6, measure);
                },
                row -> Map.entry(row.getInt(1), row.getDouble(2)),
                entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }

    /** The points by sample, from {@code from} to before {@code to}, at which samples without an address were simulated. */
    Map<Integer, double[]> points(String experiment, String corner, String state, int from, int to) {
        Map<Integer, double[]> points = new HashMap<>();
        connection.forEach(
                "select sample, z from point where experiment = ? and corner = ? and state = ? and sample >= ? "
                        + "and sample < ?",
                s -> range(s, experiment, corner, state, from, to),
                row -> Map.entry(row.getInt(1), SampleWriter.point(row.getBytes(2))),
                entry -> points.put(entry.getKey(), entry.getValue()));
        return points;
    }

    /** Whether any sample of a state lies where no address says. */
    boolean hasPoints(String experiment, String corner, String state) {
        return !connection
                .query(
                        "select 1 from point where experiment = ? and corner = ? and state = ? limit 1",
                        s -> StoreConnection.text(s, experiment, corner, state),
                        row -> row.getInt(1))
                .isEmpty();
    }
}
