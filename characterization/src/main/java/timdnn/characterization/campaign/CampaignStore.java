package timdnn.characterization.campaign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.harness.HarnessException;
import timdnn.harness.result.Waveform;
import timdnn.input.InvalidInputException;

/**
 * A campaign's results: one SQLite file in WAL mode, so that others can read it while it is written. Rows of a batch are
 * written in one transaction: a kill loses at most the batches under way. One writer at a time, one thread.
 */
public final class CampaignStore implements AutoCloseable {
    /** Name of the store's file in a campaign's folder. */
    public static final String FILE = "campaign.sqlite";

    private static final String LOCK = "campaign.lock";
    private static final String SCHEMA = "timdnn-campaign/2";
    private static final List<String> TABLES = List.of(
            "create table if not exists meta (key text primary key, value text not null) without rowid",
            "create table if not exists netlist (sha256 text primary key, text text not null, devices text) without rowid",
            "create table if not exists bench (experiment text, corner text, state text, netlist text not null, "
                    + "analysis text not null, measures text not null, draws text not null, "
                    + "primary key (experiment, corner, state)) without rowid",
            "create table if not exists sample (experiment text, corner text, state text, sample integer, measure text, "
                    + "unit text not null, value real, outcome text not null, "
                    + "primary key (experiment, corner, state, sample, measure)) without rowid",
            "create table if not exists waveform (experiment text, corner text, state text, sample integer, "
                    + "vector text, points blob not null, "
                    + "primary key (experiment, corner, state, sample, vector)) without rowid",
            "create table if not exists point (experiment text, corner text, state text, sample integer, "
                    + "z blob not null, primary key (experiment, corner, state, sample)) without rowid");

    private final Path folder;
    private final Connection connection;
    private final FileChannel lock;

    /** A statement to be filled in. */
    private interface Filling {
        void into(PreparedStatement statement) throws SQLException;
    }

    /** A row to be read. */
    private interface Reading<T> {
        T from(ResultSet row) throws SQLException;
    }

    /** A bench as stored: what it takes to write its samples as stand-alone decks. Draws are empty where nothing varies. */
    record Bench(String netlistSha256, String analysis, String measures, String draws) {}

    private CampaignStore(Path folder, Connection connection, FileChannel lock) {
        this.folder = folder;
        this.connection = connection;
        this.lock = lock;
    }

    /**
     * Opens a folder's store for writing, making both if they are not there.
     *
     * @param folder the campaign's folder
     * @return the store
     * @throws InvalidInputException if the folder cannot be written, the store is another program's or version's, or another
     *     process writes it
     */
    public static CampaignStore openForWriting(Path folder) {
        FileChannel lock = null;
        try {
            Files.createDirectories(folder);
            lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            return open(folder, lock);
        } catch (OverlappingFileLockException taken) {
            close(lock);
            throw InvalidInputException.of(folder, "is being written by another process", taken);
        } catch (IOException failure) {
            close(lock);
            throw InvalidInputException.unwritable(folder, failure);
        }
    }

    /**
     * Opens a folder's store for reading.
     *
     * @param folder the campaign's folder
     * @return the store
     * @throws InvalidInputException if there is none, or it is another program's or version's
     */
    public static CampaignStore openForReading(Path folder) {
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            throw InvalidInputException.in(folder, FILE, "is missing: this is not the folder of a campaign");
        }
        return open(folder, null);
    }

    /**
     * Whether a process, this one included, has the folder's store open for writing.
     *
     * @param folder the campaign's folder
     * @return true while it is written
     */
    public static boolean isBeingWritten(Path folder) {
        Path file = folder.resolve(LOCK);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel lock = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return lock.tryLock() == null;
        } catch (OverlappingFileLockException taken) {
            return true;
        } catch (IOException unreadable) {
            return false; // a folder that cannot be written is not being written
        }
    }

    private static CampaignStore open(Path folder, FileChannel lock) {
        Path file = folder.resolve(FILE);
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            CampaignStore store = new CampaignStore(folder, connection, lock);
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma busy_timeout = 10000");
                if (lock != null) {
                    statement.execute("pragma journal_mode = wal");
                    statement.execute("pragma synchronous = normal");
                    for (String table : TABLES) {
                        statement.execute(table);
                    }
                }
            }
            String schema = store.meta("schema").orElse(lock == null ? "none" : SCHEMA);
            if (!schema.equals(SCHEMA)) {
                store.close();
                throw InvalidInputException.in(file, "schema", "must be " + SCHEMA + ", was " + schema);
            }
            if (lock != null) {
                store.putMeta("schema", SCHEMA);
            }
            return store;
        } catch (SQLException failure) {
            close(lock);
            throw InvalidInputException.of(file, "cannot be used: " + failure.getMessage(), failure);
        }
    }

    /**
     * The campaign's folder.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    /**
     * A fact about the campaign.
     *
     * @param key its name
     * @return its value, or empty
     */
    public Optional<String> meta(String key) {
        return query("select value from meta where key = ?", s -> s.setString(1, key), row -> row.getString(1)).stream()
                .findFirst();
    }

    /**
     * A fact about one condition of a campaign.
     *
     * @param key its name
     * @param condition name of the condition
     * @return its value, or empty
     */
    public Optional<String> fact(String key, String condition) {
        return meta(key + " " + condition);
    }

    void putFact(String key, String condition, String value) {
        putMeta(key + " " + condition, value);
    }

    void putMeta(String key, String value) {
        update("insert or replace into meta values (?, ?)", s -> {
            s.setString(1, key);
            s.setString(2, value);
        });
    }

    /**
     * Writes down what the campaign rests on, or refuses if it rests on something else already: numbers of two simulators
     * or of two model cards must not end up in one table.
     */
    void pin(String key, String value, String what) {
        Optional<String> before = meta(key);
        if (before.isPresent() && !before.get().equals(value)) {
            throw InvalidInputException.in(
                    folder.resolve(FILE),
                    what,
                    "was " + before.get() + " when the campaign began and is " + value
                            + " now: choose another folder with --out, or delete this one");
        }
        putMeta(key, value);
    }

    void putNetlist(String sha256, String text, String devices) {
        update("insert or replace into netlist values (?, ?, ?)", s -> {
            s.setString(1, sha256);
            s.setString(2, text);
            s.setString(3, devices);
        });
    }

    Optional<String[]> netlist(String sha256) {
        return query("select text, devices from netlist where sha256 = ?", s -> s.setString(1, sha256), row ->
                        new String[] {row.getString(1), row.getString(2)})
                .stream()
                .findFirst();
    }

    void putBench(String experiment, String corner, String state, Bench bench) {
        update("insert or replace into bench values (?, ?, ?, ?, ?, ?, ?)", s -> {
            s.setString(1, experiment);
            s.setString(2, corner);
            s.setString(3, state);
            s.setString(4, bench.netlistSha256());
            s.setString(5, bench.analysis());
            s.setString(6, bench.measures());
            s.setString(7, bench.draws());
        });
    }

    Optional<Bench> bench(String experiment, String corner, String state) {
        return query(
                        "select netlist, analysis, measures, draws from bench where experiment = ? and corner = ? and state = ?",
                        s -> {
                            s.setString(1, experiment);
                            s.setString(2, corner);
                            s.setString(3, state);
                        },
                        row -> new Bench(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .stream()
                .findFirst();
    }

    /**
     * Fingerprints of all circuits that were simulated.
     *
     * @return SHA-256 in hexadecimal, sorted
     */
    public List<String> netlistHashes() {
        return query("select sha256 from netlist order by sha256", s -> {}, row -> row.getString(1));
    }

    /**
     * Fingerprint of the circuit of a state.
     *
     * @param experiment name of the experiment
     * @param corner name of the corner
     * @param state name of the state
     * @return SHA-256 in hexadecimal, or empty if the store has no such state
     */
    public Optional<String> netlistSha256(String experiment, String corner, String state) {
        return bench(experiment, corner, state).map(Bench::netlistSha256);
    }

    /** A point of the space of variables at which a sample was simulated, where no address says so. */
    Optional<double[]> point(String experiment, String corner, String state, int sample) {
        return query(
                        "select z from point where experiment = ? and corner = ? and state = ? and sample = ?",
                        s -> {
                            s.setString(1, experiment);
                            s.setString(2, corner);
                            s.setString(3, state);
                            s.setInt(4, sample);
                        },
                        row -> doubles(row.getBytes(1)))
                .stream()
                .findFirst();
    }

    private static double[] doubles(byte[] blob) {
        double[] values = new double[blob.length / Double.BYTES];
        ByteBuffer.wrap(blob).asDoubleBuffer().get(values);
        return values;
    }

    /** Writes the rows and waveforms of a batch in one transaction: all or nothing; points are keyed by their first row. */
    void putBatch(
            List<SampleRow> rows, Map<SampleRow, Map<String, Waveform>> waveforms, Map<SampleRow, double[]> points) {
        try {
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert or replace into sample values (?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (SampleRow row : rows) {
                    insert.setString(1, row.experiment());
                    insert.setString(2, row.corner());
                    insert.setString(3, row.state());
                    insert.setInt(4, row.sample());
                    insert.setString(5, row.measure());
                    insert.setString(6, row.unit());
                    if (row.ok()) {
                        insert.setDouble(7, row.value());
                    } else {
                        insert.setNull(7, java.sql.Types.REAL);
                    }
                    insert.setString(8, row.outcome());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            for (Map.Entry<SampleRow, Map<String, Waveform>> entry : waveforms.entrySet()) {
                for (Map.Entry<String, Waveform> waveform : entry.getValue().entrySet()) {
                    putWaveform(entry.getKey(), waveform.getKey(), waveform.getValue());
                }
            }
            for (Map.Entry<SampleRow, double[]> point : points.entrySet()) {
                putPoint(point.getKey(), point.getValue());
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw InvalidInputException.of(folder.resolve(FILE), "cannot be written: " + failure.getMessage(), failure);
        }
    }

    private void putWaveform(SampleRow row, String vector, Waveform waveform) throws SQLException {
        ByteBuffer points = ByteBuffer.allocate(2 * Double.BYTES * waveform.length());
        double[] time = waveform.time();
        double[] value = waveform.values();
        for (int i = 0; i < time.length; i++) {
            points.putDouble(time[i]).putDouble(value[i]);
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert or replace into waveform values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, row.experiment());
            insert.setString(2, row.corner());
            insert.setString(3, row.state());
            insert.setInt(4, row.sample());
            insert.setString(5, vector);
            insert.setBytes(6, points.array());
            insert.executeUpdate();
        }
    }

    private void putPoint(SampleRow row, double[] z) throws SQLException {
        ByteBuffer blob = ByteBuffer.allocate(Double.BYTES * z.length);
        blob.asDoubleBuffer().put(z);
        try (PreparedStatement insert =
                connection.prepareStatement("insert or replace into point values (?, ?, ?, ?, ?)")) {
            insert.setString(1, row.experiment());
            insert.setString(2, row.corner());
            insert.setString(3, row.state());
            insert.setInt(4, row.sample());
            insert.setBytes(5, blob.array());
            insert.executeUpdate();
        }
    }

    /**
     * A stored waveform.
     *
     * @param experiment name of the experiment
     * @param corner name of the corner
     * @param state name of the state
     * @param vector name of the vector
     * @return the waveform of sample 0, or empty
     */
    public Optional<Waveform> waveform(String experiment, String corner, String state, String vector) {
        return query(
                        "select points from waveform where experiment = ? and corner = ? and state = ? and vector = ? "
                                + "order by sample limit 1",
                        s -> {
                            s.setString(1, experiment);
                            s.setString(2, corner);
                            s.setString(3, state);
                            s.setString(4, vector);
                        },
                        row -> {
                            ByteBuffer points = ByteBuffer.wrap(row.getBytes(1));
                            double[] time = new double[points.remaining() / (2 * Double.BYTES)];
                            double[] value = new double[time.length];
                            for (int i = 0; i < time.length; i++) {
                                time[i] = points.getDouble();
                                value[i] = points.getDouble();
                            }
                            return new Waveform(time, value);
                        })
                .stream()
                .findFirst();
    }

    /**
     * The stored numbers, ordered by experiment, corner, state, sample and measure, so that equal campaigns list equally.
     *
     * @param experiment name of the experiment, or null for all
     * @return the rows
     */
    public List<SampleRow> rows(String experiment) {
        return rows(experiment, null);
    }

    /**
     * The stored numbers of a corner, in the same order.
     *
     * @param experiment name of the experiment, or null for all
     * @param corner name of the corner, or null for all
     * @return the rows
     */
    public List<SampleRow> rows(String experiment, String corner) {
        return query(
                "select experiment, corner, state, sample, measure, unit, value, outcome from sample "
                        + "where (?1 is null or experiment = ?1) and (?2 is null or corner = ?2) "
                        + "order by experiment, corner, state, sample, measure",
                s -> {
                    s.setString(1, experiment);
                    s.setString(2, corner);
                },
                row -> {
                    double stored = row.getDouble(7);
                    double value = row.wasNull() ? Double.NaN : stored; // speaks of the column read last
                    return new SampleRow(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getString(5),
                            row.getString(6),
                            value,
                            row.getString(8));
                });
    }

    /** Values of a measure for consecutive samples; NaN where the simulation failed or is missing. */
    double[] values(String experiment, String corner, String state, String measure, int first, int count) {
        double[] values = new double[count];
        java.util.Arrays.fill(values, Double.NaN);
        query(
                "select sample, value from sample where experiment = ? and corner = ? and state = ? and measure = ? "
                        + "and sample >= ? and sample < ? and value is not null",
                s -> {
                    s.setString(1, experiment);
                    s.setString(2, corner);
                    s.setString(3, state);
                    s.setString(4, measure);
                    s.setInt(5, first);
                    s.setInt(6, first + count);
                },
                row -> values[row.getInt(1) - first] = row.getDouble(2));
        return values;
    }

    /**
     * Indices of the samples of a state that are done.
     *
     * @param experiment name of the experiment
     * @param corner name of the corner
     * @param state name of the state
     * @return the indices
     */
    List<Integer> done(String experiment, String corner, String state) {
        return query(
                "select distinct sample from sample where experiment = ? and corner = ? and state = ?",
                s -> {
                    s.setString(1, experiment);
                    s.setString(2, corner);
                    s.setString(3, state);
                },
                row -> row.getInt(1));
    }

    /**
     * How the simulations ended.
     *
     * @return number of simulations by outcome, sorted by outcome
     */
    public Map<String, Integer> outcomes() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        query(
                "select outcome, count(*) from (select distinct experiment, corner, state, sample, outcome from sample) "
                        + "group by outcome order by outcome",
                s -> {},
                row -> counts.put(row.getString(1), row.getInt(2)));
        return counts;
    }

    private void update(String sql, Filling filling) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.into(statement);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw InvalidInputException.of(folder.resolve(FILE), "cannot be written: " + failure.getMessage(), failure);
        }
    }

    private <T> List<T> query(String sql, Filling filling, Reading<T> reading) {
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
            throw InvalidInputException.of(folder.resolve(FILE), "cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static void close(FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException ignored) {
            // Nothing was written through it; the system releases the lock with the process.
            return;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new HarnessException("the store " + folder.resolve(FILE) + " cannot be closed", failure);
        } finally {
            close(lock);
        }
    }
}
