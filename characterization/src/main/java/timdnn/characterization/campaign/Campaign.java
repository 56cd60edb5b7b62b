package timdnn.characterization.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import timdnn.characterization.bench.Draws;
import timdnn.characterization.bench.Trial;
import timdnn.characterization.measure.Measure;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sample.SampleStream;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Completed;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.Waveform;
import timdnn.harness.worker.SimulationRequest;
import timdnn.harness.worker.WorkerPool;
import timdnn.input.InvalidInputException;

/**
 * Runs trials on a pool of workers and puts their numbers into a store. What the store has is not simulated again, so a
 * campaign that was interrupted goes on where it stopped. The same study gives the same rows whatever the number of
 * workers.
 */
public final class Campaign implements AutoCloseable {
    /** Samples of one batch: a fresh load costs one sample, and a kill loses at most this many a worker. */
    private static final int BATCH = 16;

    /** Batches under way for each worker: one it runs, one it finds waiting, one being stored. */
    private static final int UNDER_WAY = 3;

    private Study study;
    private final CampaignStore store;
    private final WorkerPool pool;
    private final CampaignListener listener;
    private final int workers;
    private final Map<String, List<DeviceInstance>> devices = new HashMap<>();
    private final Map<String, VariationSpace> spaces = new HashMap<>();
    private final long began = System.currentTimeMillis();
    private int simulated;

    /** Some samples of a trial, simulated together on one worker; points are there where no address says where. */
    private record Batch(Trial trial, List<Integer> samples, List<double[]> points) {}

    /** A batch that came back, or the failure of the machinery. */
    private record Arrival(Batch batch, List<SimulationOutcome> outcomes, Throwable broken) {}

    /**
     * A campaign on a store.
     *
     * @param study the study under the first of its conditions
     * @param planText the plan as written, kept in the store; a store begun with another plan is refused
     * @param store the store, open for writing; stays the caller's
     * @param workers number of worker processes
     * @param listener hears of progress
     * @throws InvalidInputException if the store was begun with another plan, or no ngspice is installed
     */
    public Campaign(Study study, String planText, CampaignStore store, int workers, CampaignListener listener) {
        this.study = study;
        this.store = store;
        this.listener = listener;
        this.workers = workers;
        Optional<String> before = store.meta("plan");
        if (before.isPresent() && !before.get().equals(planText)) {
            throw InvalidInputException.in(
                    store.folder().resolve(CampaignStore.FILE),
                    "plan",
                    "was begun with another plan (" + difference(before.get(), planText)
                            + "): choose another folder with --out, or delete this one");
        }
        pool = new WorkerPool(new WorkerPool.Settings(
                workers, Duration.ofMillis(Math.max(1, Math.round(study.limits().deadline_s() * 1e3))), 1L << 30));
        try {
            store.putMeta("plan", planText);
            store.pin("ngspice", pool.ngspiceVersion(), "ngspice version");
            store.putMeta("state", "running");
        } catch (RuntimeException failure) {
            pool.close();
            throw failure;
        }
    }

    private static String difference(String before, String now) {
        List<String> old = before.lines().toList();
        List<String> fresh = now.lines().toList();
        for (int i = 0; i < Math.max(old.size(), fresh.size()); i++) {
            String a = i < old.size() ? old.get(i).strip() : "nothing";
            String b = i < fresh.size() ? fresh.get(i).strip() : "nothing";
            if (!a.equals(b)) {
                return "line " + (i + 1) + " was \"" + a + "\" and is \"" + b + "\"";
            }
        }
        return "they differ in white space";
    }

    /**
     * Goes on under another condition of the study; trials run from now on belong to it.
     *
     * @param condition the study under that condition
     */
    public void under(Study condition) {
        study = condition;
    }

    /**
     * Number of simulations run by this object, as opposed to found in the store.
     *
     * @return a count
     */
    public int simulated() {
        return simulated;
    }

    /**
     * Runs a stage: all missing samples of some trials.
     *
     * @param trials trials of one experiment
     * @throws HarnessException if the machinery breaks
     * @throws InvalidInputException if a circuit differs from the one the store has samples of
     */
    public void run(List<Trial> trials) {
        List<Batch> batches = new ArrayList<>();
        int all = 0;
        int missing = 0;
        for (Trial trial : trials) {
            checkNetlist(trial);
            List<Integer> samples = missing(trial);
            all += trial.samples().size();
            missing += samples.size();
            if (!samples.isEmpty()) {
                register(trial);
                batches.addAll(batches(trial, samples));
            }
        }
        if (!trials.isEmpty()) {
            listener.stage(trials.get(0).experiment(), all, all - missing);
        }
        simulate(batches);
    }

    /**
     * Simulates a trial at points of its variables, or finds it in the store.
     *
     * @param trial the trial; its samples and draws are not used but for the addresses' names
     * @param first index of the first point among the trial's samples
     * @param points standard normal coordinates, in the order of the trial's variables
     * @return the first measure at each point; NaN where the simulation failed
     * @throws HarnessException if the store has another point under that index
     */
    double[] evaluate(Trial trial, int first, List<double[]> points) {
        Set<Integer> done = new HashSet<>(store.done(trial.experiment(), corner(), trial.state()));
        checkNetlist(trial);
        List<Batch> batches = new ArrayList<>();
        List<Integer> samples = new ArrayList<>();
        List<double[]> missing = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (!done.contains(first + i)) {
                samples.add(first + i);
                missing.add(points.get(i));
            } else if (!java.util.Arrays.equals(
                    points.get(i),
                    store.point(trial.experiment(), corner(), trial.state(), first + i)
                            .orElse(null))) {
                throw new HarnessException("sample " + (first + i) + " of " + trial.experiment() + " " + trial.state()
                        + " is stored at another point than this program asks for");
            }
        }
        if (!samples.isEmpty()) {
            register(trial);
            // Equal shares, so that no worker waits for another at the end of every call.
            int share = Math.max(1, Math.min(BATCH, (samples.size() + workers - 1) / workers));
            for (int from = 0; from < samples.size(); from += share) {
                int to = Math.min(samples.size(), from + share);
                batches.add(new Batch(trial, samples.subList(from, to), missing.subList(from, to)));
            }
            simulate(batches);
        }
        String measure = trial.measures().get(0).name();
        return store.values(trial.experiment(), corner(), trial.state(), measure, first, points.size());
    }

    /** Number of variables of a trial. */
    int dimension(Trial trial) {
        return space(trial).dimension();
    }

    private void simulate(List<Batch> batches) {
        BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
        Iterator<Batch> waiting = batches.iterator();
        // A bounded number is under way, so that memory does not grow with the size of the study.
        for (int i = 0; i < UNDER_WAY * workers && waiting.hasNext(); i++) {
            submit(waiting.next(), arrivals);
        }
        for (int i = 0; i < batches.size(); i++) {
            Arrival arrival = take(arrivals);
            if (waiting.hasNext()) {
                submit(waiting.next(), arrivals);
            }
            keep(arrival);
        }
    }

    private void submit(Batch batch, BlockingQueue<Arrival> arrivals) {
        var unused = pool.submit(requests(batch))
                .whenComplete((outcomes, broken) -> arrivals.add(new Arrival(batch, outcomes, broken)));
    }

    private List<SimulationRequest> requests(Batch batch) {
        Trial trial = batch.trial();
        List<SimulationRequest> requests = new ArrayList<>();
        for (int i = 0; i < batch.samples().size(); i++) {
            int sample = batch.samples().get(i);
            List<Alteration> shifts = batch.points().isEmpty()
                    ? trial.draws().map(draws -> drawn(trial, draws, sample)).orElse(List.of())
                    : space(trial).alterations(batch.points().get(i));
            requests.add(new SimulationRequest(trial.netlist(), shifts, trial.analysis(), trial.vectors()));
        }
        return requests;
    }

    private List<Alteration> drawn(Trial trial, Draws draws, int sample) {
        VariationSpace space = space(trial);
        SampleStream stream = new SampleStream(study.seed(), draws.experiment(), study.condition());
        return space.alterations(space.draw(stream, draws.state(), sample));
    }

    private VariationSpace space(Trial trial) {
        Draws draws = trial.draws().orElseThrow();
        return spaces.computeIfAbsent(
                study.condition() + '\n' + trial.netlist().sha256() + '\n' + draws.format(),
                key -> VariationSpace.of(
                        study.experiments().variation().orElseThrow(),
                        study.corner().shift(),
                        devices.computeIfAbsent(trial.netlist().sha256(), sha256 -> pool.devices(trial.netlist())),
                        trial.netlist(),
                        draws));
    }

    private static Arrival take(BlockingQueue<Arrival> arrivals) {
        try {
            return arrivals.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new HarnessException("the campaign was interrupted", interrupted);
        }
    }

    private List<Integer> missing(Trial trial) {
        Set<Integer> done = new HashSet<>(store.done(trial.experiment(), corner(), trial.state()));
        return trial.samples().stream().filter(sample -> !done.contains(sample)).toList();
    }

    private void checkNetlist(Trial trial) {
        Optional<CampaignStore.Bench> before = store.bench(trial.experiment(), corner(), trial.state());
        if (before.isPresent()
                && !before.get().netlistSha256().equals(trial.netlist().sha256())) {
            throw InvalidInputException.in(
                    store.folder().resolve(CampaignStore.FILE),
                    trial.experiment() + " " + trial.state(),
                    "was begun with another netlist: choose another folder with --out, or delete this one");
        }
    }

    /** Puts the circuit into the store, so that every sample can be written out as a deck from the store alone. */
    private void register(Trial trial) {
        String sha256 = trial.netlist().sha256();
        trial.draws().ifPresent(draws -> space(trial));
        store.putNetlist(
                sha256,
                String.join("\n", trial.netlist().lines()),
                StoredDevices.format(devices.getOrDefault(sha256, List.of())));
        store.putBench(
                trial.experiment(),
                corner(),
                trial.state(),
                new CampaignStore.Bench(
                        sha256,
                        trial.analysis().command(),
                        String.join(
                                "\n",
                                trial.measures().stream().map(Measure::card).toList()),
                        trial.draws().map(Draws::format).orElse("")));
    }

    private static List<Batch> batches(Trial trial, List<Integer> samples) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < samples.size(); from += BATCH) {
            batches.add(new Batch(trial, samples.subList(from, Math.min(samples.size(), from + BATCH)), List.of()));
        }
        return batches;
    }

    private void keep(Arrival arrival) {
        if (arrival.broken() != null) {
            Throwable cause = arrival.broken().getCause() == null
                    ? arrival.broken()
                    : arrival.broken().getCause();
            throw new HarnessException("a batch of simulations broke off: " + cause.getMessage(), cause);
        }
        Trial trial = arrival.batch().trial();
        List<SampleRow> rows = new ArrayList<>();
        Map<SampleRow, Map<String, Waveform>> waveforms = new LinkedHashMap<>();
        Map<SampleRow, double[]> points = new LinkedHashMap<>();
        int failed = 0;
        for (int i = 0; i < arrival.outcomes().size(); i++) {
            int sample = arrival.batch().samples().get(i);
            SimulationOutcome outcome = arrival.outcomes().get(i);
            if (outcome instanceof Completed completed) {
                for (Measure measure : trial.measures()) {
                    rows.add(row(trial, sample, measure, measure.of(completed.plot()), SampleRow.OK));
                }
                if (!trial.waveforms().isEmpty()) {
                    Map<String, Waveform> kept = new LinkedHashMap<>();
                    for (String vector : trial.waveforms()) {
                        kept.put(vector, completed.plot().waveform(vector));
                    }
                    waveforms.put(rows.get(rows.size() - 1), kept);
                }
            } else if (outcome instanceof Failed failure) {
                failed++;
                for (Measure measure : trial.measures()) {
                    rows.add(row(
                            trial, sample, measure, Double.NaN, failure.kind().name()));
                }
                listener.finding(trial.experiment() + " " + trial.state() + " sample " + sample + " failed ("
                        + failure.kind() + "): " + failure.message());
            }
            if (!arrival.batch().points().isEmpty()) {
                points.put(rows.get(rows.size() - 1), arrival.batch().points().get(i));
            }
        }
        store.putBatch(rows, waveforms, points);
        simulated += arrival.outcomes().size();
        store.putMeta("session", began + " " + System.currentTimeMillis() + " " + simulated);
        listener.simulated(arrival.outcomes().size(), failed);
    }

    private SampleRow row(Trial trial, int sample, Measure measure, double value, String outcome) {
        return new SampleRow(
                trial.experiment(), corner(), trial.state(), sample, measure.name(), measure.unit(), value, outcome);
    }

    private String corner() {
        return study.condition();
    }

    @Override
    public void close() {
        pool.close();
    }
}
