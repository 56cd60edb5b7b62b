package timdnn.characterization.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import timdnn.characterization.rare.RareEstimate;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;
import timdnn.input.InvalidInputException;

/**
 * A campaign's results: one SQLite file in WAL mode, so that others can read it while it is written. Rows of a batch are
 * written in one transaction: a kill loses at most the batches under way. One writer at a time, one thread.
 */
public final class CampaignStore implements AutoCloseable {
    /** Name of the store's file in a campaign's folder. */
    public static final String FILE = "campaign.sqlite";

    /** Fact: crash bundles that a campaign did not keep. */
    public static final String CRASH_BUNDLES_LEFT_OUT = StoreUnion.LEFT_OUT;

    private final Path folder;
    private final StoreConnection connection;
    private final StoreLock lock;
    private final FactTable facts;
    private final StoredCircuits circuits;
    private final SampleReader samples;
    private final KeptWaveforms waveforms;
    private final OutcomeReader outcomes;
    private final EstimateTable estimates;

    private CampaignStore(Path folder, StoreConnection connection, StoreLock lock) {
        this.folder = folder;
        this.connection = connection;
        this.lock = lock;
        facts = new FactTable(connection);
        circuits = new StoredCircuits(connection, folder);
        samples = new SampleReader(connection);
        waveforms = new KeptWaveforms(connection);
        outcomes = new OutcomeReader(connection);
        estimates = new EstimateTable(connection);
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
        StoreLock lock = StoreLock.of(folder);
        try {
            return open(folder, lock);
        } catch (InvalidInputException refused) {
            lock.close();
            throw refused;
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
        return StoreLock.isHeld(folder);
    }

    private static CampaignStore open(Path folder, StoreLock lock) {
        Path file = folder.resolve(FILE);
        return new CampaignStore(folder, StoreConnection.open(file, lock != null), lock);
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
        return facts.get(key);
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

    /** Numbers that were put by {@link #putNumbers}, or empty. */
    public Optional<List<Double>> numbers(String key, String condition) {
        return fact(key, condition)
                .map(text ->
                        Stream.of(text.split(" ", -1)).map(SpiceNumber::parse).toList());
    }

    public void putNumbers(String key, String condition, List<Double> values) {
        putFact(key, condition, values.stream().map(SpiceNumber::format).collect(Collectors.joining(" ")));
    }

    public void putFact(String key, String condition, String value) {
        putMeta(key + " " + condition, value);
    }

    public void putMeta(String key, String value) {
        facts.put(key, value);
    }

    /**
     * Writes down what the campaign rests on, or refuses if it rests on something else already: numbers of two simulators
     * or of two model cards must not end up in one table. A store without a sample rests on nothing, whatever it was begun with.
     */
    public void pin(String key, String value, String what) {
        facts.pin(key, value, what, !isEmpty());
    }

    /** Whether no sample is stored yet. */
    public boolean isEmpty() {
        return samples.none();
    }

    /**
     * The circuits that were simulated.
     *
     * @return the circuits; not beyond the life of this store
     */
    public StoredCircuits circuits() {
        return circuits;
    }

    /**
     * Takes over another store's content.
     *
     * @param source folder of the other store
     * @param first folder of the store that was taken over first, for complaints
     * @throws InvalidInputException if the two disagree
     */
    public void absorb(Path source, Path first) {
        new StoreUnion(connection, source, FILE, first).add();
    }

    /** Writes what a batch gave in one transaction: all or nothing. */
    public void putBatch(
            List<SampleRow> rows,
            Map<SampleRow, Map<String, Waveform>> waveforms,
            Map<SampleRow, Retry> retries,
            Map<SampleRow, double[]> points) {
        connection.transaction(transaction -> new SampleWriter(transaction).putBatch(rows, waveforms, retries, points));
    }

    /**
     * Waveforms of nominal simulations.
     *
     * @return what is kept
     */
    public KeptWaveforms waveforms() {
        return waveforms;
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
        List<SampleRow> rows = new ArrayList<>();
        samples.forEach(experiment, corner, rows::add);
        return rows;
    }

    public void putEstimate(String experiment, String corner, String state, String role, RareEstimate estimate) {
        estimates.put(experiment, corner, state, role, estimate);
    }

    /**
     * A stored estimate of a rare event.
     *
     * @param experiment name of the experiment
     * @param corner name of the corner
     * @param state name of the state
     * @param role what it is, for example {@code estimate} or {@code check}
     * @return the estimate, or empty
     */
    public Optional<StoredEstimate> estimate(String experiment, String corner, String state, String role) {
        return estimates.get(experiment, corner, state, role);
    }

    /** Values of a measure by sample, from one index to before another; none where a simulation failed or is missing. */
    public Map<Integer, Double> values(
            String experiment, String corner, String state, String measure, int from, int to) {
        return samples.values(experiment, corner, state, measure, from, to);
    }

    /** The unit of a measure, where a sample of it is there. */
    public Optional<String> unit(String experiment, String corner, String state, String measure) {
        return samples.unit(experiment, corner, state, measure);
    }

    /** The value of a measure in one sample; NaN where the simulation failed or is missing. */
    public double value(String experiment, String corner, String state, String measure, int sample) {
        return values(experiment, corner, state, measure, sample, sample + 1).getOrDefault(sample, Double.NaN);
    }

    /** Points of the space of variables by sample, from one index to before another, where no address says so. */
    public Map<Integer, double[]> points(String experiment, String corner, String state, int from, int to) {
        return samples.points(experiment, corner, state, from, to);
    }

    /** Whether any sample of a state lies at such a point. */
    public boolean hasPoints(String experiment, String corner, String state) {
        return samples.hasPoints(experiment, corner, state);
    }

    /** The point of one sample, where no address says so. */
    public Optional<double[]> point(String experiment, String corner, String state, int sample) {
        return Optional.ofNullable(
                points(experiment, corner, state, sample, sample + 1).get(sample));
    }

    /**
     * Hands over the stored numbers one at a time, in the order of {@link #rows(String)}; memory does not grow with their
     * number.
     *
     * @param experiment name of the experiment, or null for all
     * @param consumer takes each row; must not use the store
     */
    public void forEachRow(String experiment, Consumer<SampleRow> consumer) {
        samples.forEach(experiment, null, consumer);
    }

    /** Names of the experiments that have samples, in order. */
    public List<String> experiments() {
        return samples.experiments();
    }

    /**
     * States of an experiment that have samples.
     *
     * @param experiment name of the experiment
     * @param corner name of the condition
     * @return their names, in order
     */
    public List<String> states(String experiment, String corner) {
        return samples.states(experiment, corner);
    }

    /**
     * Number of simulations of a condition, counted in the data base.
     *
     * @param corner name of the condition
     * @return a count
     */
    public int simulations(String corner) {
        return samples.simulations(corner);
    }

    /**
     * A measure over all samples of a state.
     *
     * @param experiment name of the experiment
     * @param corner name of the condition
     * @param state name of the state
     * @param measure name of the measure
     * @return its values by sample; without a sample where there is none
     */
    public SampleColumn column(String experiment, String corner, String state, String measure) {
        return samples.column(experiment, corner, state, measure);
    }

    Optional<Map<String, SampleColumn>> columns(String experiment, String corner, String state, int most) {
        return samples.columns(experiment, corner, state, most);
    }

    /**
     * Indices of the samples of a state that are done.
     *
     * @param from first index to look at
     * @param to index behind the last
     * @return the indices, rising
     */
    public List<Integer> done(String experiment, String corner, String state, int from, int to) {
        return samples.done(experiment, corner, state, from, to);
    }

    /** Number of the samples that {@link #done} would list. */
    public int countDone(String experiment, String corner, String state, int from, int to) {
        return samples.countDone(experiment, corner, state, from, to);
    }

    /** How a sample was tried again, if it was. */
    public Optional<Retry> retry(String experiment, String corner, String state, int sample) {
        return samples.retry(experiment, corner, state, sample);
    }

    /**
     * How the simulations ended.
     *
     * @return number of simulations by outcome, sorted by outcome
     */
    public Map<String, Integer> outcomes() {
        return outcomes.outcomes();
    }

    /**
     * How the simulations of a condition ended.
     *
     * @param corner name of the condition
     * @return number of simulations by experiment and outcome, sorted by both
     */
    public Map<String, Map<String, Integer>> outcomes(String corner) {
        return outcomes.outcomes(corner);
    }

    /**
     * States that lost simulations, counted in the data base.
     *
     * @return ordered by experiment, condition and state; empty if none failed
     */
    public List<StateOutcomes> failures() {
        return outcomes.failures();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
