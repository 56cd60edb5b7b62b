package timdnn.characterization.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import timdnn.harness.result.Waveform;

/** Reads samples and waveforms from a store's file. */
final class SampleReader {
    private final StoreConnection connection;

    SampleReader(StoreConnection connection) {
        this.connection = connection;
    }

    /** The stored numbers, or those of one experiment, in the order of their keys. */
    void forEach(String experiment, String corner, Consumer<SampleRow> consumer) {
        connection.forEach(
                "select experiment, corner, state, sample, measure, unit, value, outcome from sample "
                        + "where (?1 is null or experiment = ?1) and (?2 is null or corner = ?2) "
                        + "order by experiment, corner, state, sample, measure",
                s -> StoreConnection.text(s, experiment, corner),
                row -> {
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
                },
                consumer);
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

    Optional<Waveform> waveform(String experiment, String corner, String state, String vector) {
        return connection
                .query(
                        "select points from waveform where experiment = ? and corner = ? and state = ? and vector = ? "
                                + "order by sample limit 1",
                        s -> StoreConnection.text(s, experiment, corner, state, vector),
                        row -> SampleWriter.waveform(row.getBytes(1)))
                .stream()
                .findFirst();
    }

    /** Names of the vectors whose waveform a state keeps, sorted. */
    List<String> vectors(String experiment, String corner, String state) {
        return connection.query(
                "select distinct vector from waveform where experiment = ? and corner = ? and state = ? order by vector",
                s -> StoreConnection.text(s, experiment, corner, state),
                row -> row.getString(1));
    }

    /** States of an experiment that keep waveforms, or the experiments that do, sorted. */
    List<String> withWaveforms(String experiment, String corner) {
        return connection.query(
                "select distinct case when ?1 is null then experiment else state end as name from waveform "
                        + "where (?1 is null or experiment = ?1) and corner = ?2 order by name",
                s -> StoreConnection.text(s, experiment, corner),
                row -> row.getString(1));
    }
}
