package timdnn.characterization.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import timdnn.characterization.engine.Batches.Batch;
import timdnn.characterization.plan.Study;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.CircuitAddress;
import timdnn.characterization.store.OutcomeCounts;
import timdnn.characterization.variation.CircuitVariables;
import timdnn.characterization.variation.DrawnShifts;
import timdnn.harness.HarnessException;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.worker.LocalEngine;
import timdnn.input.InvalidInputException;

/**
 * Runs trials on an engine and puts their numbers into a store. What the store has is not simulated again, so a
 * campaign that was interrupted goes on where it stopped. The same study gives the same rows whatever the number of
 * workers.
 */
public final class Campaign implements AutoCloseable {
    /** Fact: version of the program that simulated. */
    static final String PROGRAM = "program";

    private Study study;
    private final String planText;
    private final CampaignStore store;
    private final SimulationEngine engine;
    private final CampaignListener listener;
    private final int workers;
    private final TrialDraws draws;
    private final TrialCircuits circuits;
    private final BatchStoring storing;
    private int planned;
    private int plannedWhole;
    private boolean begun;

    /**
     * A campaign on a store. Nothing is written before the first simulation but what the campaign rests on.
     *
     * @param study the study under the first of its conditions
     * @param planText the plan as written, kept in the store; a store begun with another plan is refused, but for a
     *     number of samples that grows
     * @param store the store, open for writing; stays the caller's
     * @param shard which samples to simulate
     * @param workers number of worker processes
     * @param listener hears of progress
     * @throws InvalidInputException if the store was begun with another plan, histogram, shard, ngspice or version of this
     *     program, or no ngspice is installed
     */
    public Campaign(
            Study study, String planText, CampaignStore store, Shard shard, int workers, CampaignListener listener) {
        this.study = study;
        this.planText = planText;
        this.store = store;
        this.listener = listener;
        this.workers = workers;
        ResumedStudy.require(store, study, planText, shard);
        engine = LocalEngine.of(LocalEngine.Settings.of(
                workers, Duration.ofMillis(Math.max(1, Math.round(study.limits().deadline_s() * 1e3)))));
        try {
            store.pin("shard", shard.toString(), "shard");
            store.pin("ngspice", engine.version(), "ngspice version");
            pinProgram();
        } catch (RuntimeException failure) {
            engine.close();
            throw failure;
        }
        draws = new TrialDraws(engine);
        circuits = new TrialCircuits(store, draws);
        storing = new BatchStoring(store, draws, listener);
    }

    /** Of a store of before nobody knows it. */
    private void pinProgram() {
        if (store.isEmpty() || store.meta(PROGRAM).isPresent()) {
            store.pin(PROGRAM, ProgramVersion.NUMBER, "version of this program");
        }
    }

    /**
     * The engine that simulates, for asking about circuits.
     *
     * @return the engine; ends with this object
     */
    public SimulationEngine engine() {
        return engine;
    }

    /**
     * Number of simulations run by this object, as opposed to found in the store.
     *
     * @return a count
     */
    public int simulated() {
        return storing.simulated();
    }

    /**
     * Says what will be simulated, for reports of progress.
     *
     * @param here simulations of this shard
     * @param whole simulations of the whole study
     */
    public void expect(int here, int whole) {
        planned = here;
        plannedWhole = whole;
    }

    /**
     * Corrects what was expected where the number of simulations depends on what they find.
     *
     * @param more simulations that are still to come, besides those in the store
     */
    public void expectMore(int more) {
        int now = new OutcomeCounts(store.outcomes()).simulations() + more;
        plannedWhole += now - planned;
        planned = now;
        if (begun) {
            store.putMeta("planned", Integer.toString(planned));
            store.putMeta("planned_whole", Integer.toString(plannedWhole));
        }
    }

    /**
     * Goes on under another condition of the study; trials run from now on belong to it.
     *
     * @param condition the study under that condition
     */
    public void under(Study condition) {
        study = condition;
    }

    /** From here on the store is changed: everything that might refuse it has been asked. */
    private void begin() {
        if (!begun) {
            StoredStudy.put(store, study, planText);
            store.putMeta("planned", Integer.toString(planned));
            store.putMeta("planned_whole", Integer.toString(plannedWhole));
            store.putMeta("state", "running");
            begun = true;
        }
    }

    /**
     * Runs a stage: all missing samples of some trials.
     *
     * @param trials trials of one experiment
     * @throws HarnessException if the machinery breaks
     * @throws InvalidInputException if a circuit, an analysis, a measure or what varies differs from that which the store
     *     has samples of
     */
    public void run(List<Trial> trials) {
        List<Trial> unfinished = new ArrayList<>();
        IdentityHashMap<Trial, Integer> done = new IdentityHashMap<>();
        int all = 0;
        int found = 0;
        for (Trial trial : trials) {
            circuits.requireSame(condition(), trial);
            int stored = stored(trial);
            all += trial.samples().size();
            found += stored;
            done.put(trial, stored);
            if (stored < trial.samples().size()) {
                unfinished.add(trial);
            }
        }
        if (!trials.isEmpty()) {
            listener.stage(trials.get(0).experiment(), all, found);
        }
        for (Trial trial : unfinished) {
            begin();
            circuits.put(study, trial);
        }
        simulate(new Batches(unfinished, this::missing), arrival -> {
            done.merge(arrival.batch().trial(), arrival.outcomes().size(), Integer::sum);
            reportInterval(done);
        });
    }

    /** How many of a trial's samples the store has. */
    private int stored(Trial trial) {
        Samples samples = trial.samples();
        int between = store.countDone(trial.experiment(), condition(), trial.state(), samples.from(), samples.to());
        // Of chosen samples the store may have others in between.
        return samples.size() == samples.to() - samples.from() || between == 0
                ? between
                : samples.size()
                        - missing(trial, samples.window(0, samples.size())).size();
    }

    /**
     * Simulates a trial at points of its variables, or finds it in the store.
     *
     * @param trial the trial; its own samples are not used
     * @param measure name of the measure that is asked for
     * @param samples indices of the points among the samples of the trial's state, rising, at least one
     * @param points standard normal coordinates, in the order of the trial's variables
     * @return the measure at each point; NaN where the simulation failed
     * @throws HarnessException if the store has another point under an index
     */
    public double[] evaluate(Trial trial, String measure, List<Integer> samples, List<double[]> points) {
        circuits.requireSame(condition(), trial);
        List<Integer> lacking = missing(trial, samples);
        Set<Integer> toDo = new HashSet<>(lacking);
        Map<Integer, double[]> where = new HashMap<>();
        int from = samples.get(0);
        int to = samples.get(samples.size() - 1) + 1;
        Map<Integer, double[]> before = store.points(trial.experiment(), condition(), trial.state(), from, to);
        for (int i = 0; i < points.size(); i++) {
            int sample = samples.get(i);
            where.put(sample, points.get(i));
            if (!toDo.contains(sample) && !java.util.Arrays.equals(points.get(i), before.get(sample))) {
                throw new HarnessException("sample " + sample + " of " + trial.experiment() + " " + trial.state()
                        + " is stored at another point than this program asks for");
            }
        }
        if (!lacking.isEmpty()) {
            begin();
            circuits.put(study, trial);
            // Equal shares, so that no worker waits for another at the end of every call.
            int share = Math.max(1, Math.min(Batches.BATCH, (lacking.size() + workers - 1) / workers));
            List<Batch> batches = new ArrayList<>();
            for (int first = 0; first < lacking.size(); first += share) {
                List<Integer> some = lacking.subList(first, Math.min(lacking.size(), first + share));
                batches.add(new Batch(trial, some, some.stream().map(where::get).toList()));
            }
            simulate(batches.iterator(), arrival -> {});
        }
        Map<Integer, Double> values = store.values(trial.experiment(), condition(), trial.state(), measure, from, to);
        return samples.stream()
                .mapToDouble(sample -> values.getOrDefault(sample, Double.NaN))
                .toArray();
    }

    /**
     * Simulates samples of a trial again on another circuit for the same column; variables that only the other one has
     * are at their means.
     */
    public double[] repeat(Trial other, Trial origin, List<Integer> samples) {
        DrawnShifts from = drawn(origin);
        List<double[]> points = samples.stream()
                .map(sample -> drawn(other)
                        .space()
                        .embed(
                                from.space(),
                                store.point(origin.experiment(), condition(), origin.state(), sample)
                                        .orElseGet(() -> from.point(sample))))
                .toList();
        return evaluate(other, "v_bl", samples, points);
    }

    /**
     * Where a sample of a trial lies.
     *
     * @param trial the trial, which varies
     * @param sample index of the sample
     * @return standard normal coordinates, in the order of the trial's variables
     */
    public double[] point(Trial trial, int sample) {
        return drawn(trial).point(sample);
    }

    /** Whether every draw of a trial has its own address, so that other circuits for the same column share it. */
    public boolean addressed(Trial trial) {
        return drawn(trial).addressed();
    }

    /** Whether every transistor of a trial whose name begins with a prefix varies. */
    public boolean variesWhole(Trial trial, String prefix) {
        CircuitVariables space = drawn(trial).space();
        return draws.known(trial.netlist().sha256()).stream()
                .filter(device -> device.name().startsWith(prefix))
                .allMatch(space::varies);
    }

    /** Number of variables of a trial. */
    public int dimension(Trial trial) {
        return drawn(trial).space().dimension();
    }

    private void simulate(Iterator<Batch> waiting, Consumer<BatchFlow.Arrived> stored) {
        new BatchFlow(engine, workers, batch -> draws.requests(study, batch)).run(waiting, arrived -> {
            storing.keep(study, arrived);
            stored.accept(arrived);
        });
    }

    /** Of the varying state with the fewest samples. */
    private void reportInterval(IdentityHashMap<Trial, Integer> done) {
        done.entrySet().stream()
                .filter(count -> count.getKey().draws().isPresent())
                .mapToInt(Map.Entry::getValue)
                .min()
                .ifPresent(fewest -> {
                    if (fewest >= 2) {
                        listener.interval(Estimate.sigmaHalfWidth(fewest));
                    }
                });
    }

    private DrawnShifts drawn(Trial trial) {
        return draws.of(study, trial);
    }

    private List<Integer> missing(Trial trial, List<Integer> samples) {
        if (samples.isEmpty()) {
            return samples;
        }
        Set<Integer> done = new HashSet<>(store.done(
                trial.experiment(), condition(), trial.state(), samples.get(0), samples.get(samples.size() - 1) + 1));
        return samples.stream().filter(sample -> !done.contains(sample)).toList();
    }

    /** Puts the list of a stored circuit's transistors beside it, where it is not there yet; it simulates nothing. */
    public void list(CircuitAddress address) {
        circuits.list(condition(), address);
    }

    private String condition() {
        return study.condition();
    }

    @Override
    public void close() {
        engine.close();
    }
}
