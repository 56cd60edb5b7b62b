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

    private final Study study;
    private final CampaignStore store;
    private final WorkerPool pool;
    private final CampaignListener listener;
    private final int workers;
    private final Map<String, List<DeviceInstance>> devices = new HashMap<>();
    private final Map<String, Mismatch> mismatches = new HashMap<>();
    private final long began = System.currentTimeMillis();
    private int simulated;

    /** Some samples of a trial, simulated together on one worker. */
    private record Batch(Trial trial, List<Integer> samples) {}

    /** A batch that came back, or the failure of the machinery. */
    private record Arrival(Batch batch, List<SimulationOutcome> outcomes, Throwable broken) {}

    /**
     * A campaign on a store.
     *
     * @param study the study
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
                workers, Duration.ofMillis(Math.max(1, Math.round(study.deadline_s() * 1e3))), 1L << 30));
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
            all += trial.samples();
            missing += samples.size();
            if (!samples.isEmpty()) {
                register(trial);
                batches.addAll(batches(trial, samples));
            }
        }
        if (!trials.isEmpty()) {
            listener.stage(trials.get(0).experiment(), all, all - missing);
        }
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
        Optional<Mismatch> mismatch = trial.varies()
                ? Optional.of(
                        mismatches.computeIfAbsent(trial.experiment() + '\n' + trial.state(), key -> mismatch(trial)))
                : Optional.empty();
        List<SimulationRequest> requests = new ArrayList<>();
        for (int sample : batch.samples()) {
            List<Alteration> shifts = mismatch.map(model -> model.of(sample)).orElse(List.of());
            requests.add(new SimulationRequest(trial.netlist(), shifts, trial.analysis(), trial.vectors()));
        }
        return requests;
    }

    private Mismatch mismatch(Trial trial) {
        return new Mismatch(
                study.mismatch().orElseThrow(),
                devices.get(trial.netlist().sha256()),
                trial.netlist(),
                new SampleStream(study.seed(), trial.experiment(), corner()),
                trial.state());
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
        List<Integer> samples = new ArrayList<>();
        for (int sample = trial.firstSample(); sample < trial.firstSample() + trial.samples(); sample++) {
            if (!done.contains(sample)) {
                samples.add(sample);
            }
        }
        return samples;
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
        if (trial.varies() && !devices.containsKey(sha256)) {
            devices.put(sha256, pool.devices(trial.netlist()));
        }
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
                        trial.varies()));
    }

    private static List<Batch> batches(Trial trial, List<Integer> samples) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < samples.size(); from += BATCH) {
            batches.add(new Batch(trial, samples.subList(from, Math.min(samples.size(), from + BATCH))));
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
        }
        store.putBatch(rows, waveforms);
        simulated += arrival.outcomes().size();
        store.putMeta("session", began + " " + System.currentTimeMillis() + " " + simulated);
        listener.simulated(arrival.outcomes().size(), failed);
    }

    private SampleRow row(Trial trial, int sample, Measure measure, double value, String outcome) {
        return new SampleRow(
                trial.experiment(), corner(), trial.state(), sample, measure.name(), measure.unit(), value, outcome);
    }

    private String corner() {
        return study.corner().name();
    }

    @Override
    public void close() {
        pool.close();
    }
}
