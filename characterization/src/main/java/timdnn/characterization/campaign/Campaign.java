package timdnn.characterization.campaign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import timdnn.characterization.bench.Trial;
import timdnn.characterization.campaign.Batches.Batch;
import timdnn.characterization.measure.Estimate;
import timdnn.characterization.measure.Measure;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sample.SampleStream;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.Recovered;
import timdnn.harness.worker.SimulationRequest;
import timdnn.harness.worker.WorkerPool;
import timdnn.input.InvalidInputException;

/**
 * Runs trials on a pool of workers and puts their numbers into a store. What the store has is not simulated again, so a
 * campaign that was interrupted goes on where it stopped. The same study gives the same rows whatever the number of
 * workers.
 */
public final class Campaign implements AutoCloseable {
    /** Batches under way for each worker: one it runs, one it finds waiting, one being stored. */
    private static final int UNDER_WAY = 3;

    private final Study study;
    private final String planText;
    private final CampaignStore store;
    private final Shard shard;
    private final WorkerPool pool;
    private final CampaignListener listener;
    private final int workers;
    private final Map<String, List<DeviceInstance>> devices = new HashMap<>();
    private final Map<String, Mismatch> mismatches = new HashMap<>();
    private final long started = System.currentTimeMillis();
    private int planned;
    private int plannedWhole;
    private boolean begun;
    private int simulated;

    /** A batch that came back, or the failure of the machinery. */
    private record Arrival(Batch batch, List<SimulationOutcome> outcomes, Throwable broken) {}

    /**
     * A campaign on a store. Nothing is written before the first simulation but what the campaign rests on.
     *
     * @param study the study
     * @param planText the plan as written, kept in the store; a store begun with another plan is refused, but for a
     *     number of samples that grows
     * @param store the store, open for writing; stays the caller's
     * @param shard which samples to simulate
     * @param workers number of worker processes
     * @param listener hears of progress
     * @throws InvalidInputException if the store was begun with another plan, shard or ngspice, or none is installed
     */
    public Campaign(
            Study study, String planText, CampaignStore store, Shard shard, int workers, CampaignListener listener) {
        this.study = study;
        this.planText = planText;
        this.store = store;
        this.shard = shard;
        this.listener = listener;
        this.workers = workers;
        Path file = store.folder().resolve(CampaignStore.FILE);
        Optional<String> before = store.meta("plan");
        boolean more = before.isPresent() && PlanText.requireSameOrMore(file, before.get(), planText);
        if (more && !shard.isWhole()) {
            throw InvalidInputException.in(
                    file,
                    "samples",
                    "of a shard must stay what they were, since ranges would move: merge the shards, then ask for more");
        }
        pool = new WorkerPool(new WorkerPool.Settings(
                workers, Duration.ofMillis(Math.max(1, Math.round(study.deadline_s() * 1e3))), 1L << 30));
        try {
            store.pin("shard", shard.toString(), "shard");
            store.pin("ngspice", pool.ngspiceVersion(), "ngspice version");
        } catch (RuntimeException failure) {
            pool.close();
            throw failure;
        }
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
     * Says what the whole study will simulate, for reports of progress.
     *
     * @param trials trials of all experiments
     */
    public void expect(List<Trial> trials) {
        planned = trials.stream()
                .mapToInt(trial -> shard.to(trial) - shard.from(trial))
                .sum();
        plannedWhole = trials.stream().mapToInt(Trial::samples).sum();
    }

    /** From here on the store is changed: everything that might refuse it has been asked. */
    private void begin() {
        if (!begun) {
            store.putMeta("plan", planText);
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
     * @throws InvalidInputException if a circuit differs from the one the store has samples of
     */
    public void run(List<Trial> trials) {
        List<Trial> unfinished = new ArrayList<>();
        IdentityHashMap<Trial, Integer> done = new IdentityHashMap<>();
        int all = 0;
        int found = 0;
        for (Trial trial : trials) {
            checkNetlist(trial);
            int stored =
                    store.countDone(trial.experiment(), corner(), trial.state(), shard.from(trial), shard.to(trial));
            all += shard.to(trial) - shard.from(trial);
            found += stored;
            done.put(trial, stored);
            if (stored < shard.to(trial) - shard.from(trial)) {
                unfinished.add(trial);
            }
        }
        if (!trials.isEmpty()) {
            listener.stage(trials.get(0).experiment(), all, found);
        }
        for (Trial trial : unfinished) {
            begin();
            register(trial);
        }
        BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
        Batches waiting = new Batches(unfinished, shard, this::missing);
        int underWay = 0;
        // A bounded number is under way, so that memory does not grow with the size of the study.
        for (; underWay < UNDER_WAY * workers && waiting.hasNext(); underWay++) {
            submit(waiting.next(), arrivals);
        }
        for (; underWay > 0; underWay--) {
            Arrival arrival = take(arrivals);
            if (waiting.hasNext()) {
                submit(waiting.next(), arrivals);
                underWay++;
            }
            keep(arrival);
            done.merge(arrival.batch().trial(), arrival.outcomes().size(), Integer::sum);
            reportInterval(done);
        }
    }

    /** Of the varying state with the fewest samples. */
    private void reportInterval(IdentityHashMap<Trial, Integer> done) {
        done.entrySet().stream()
                .filter(count -> count.getKey().varies())
                .mapToInt(Map.Entry::getValue)
                .min()
                .ifPresent(fewest -> {
                    if (fewest >= 2) {
                        listener.interval(Estimate.sigmaHalfWidth(fewest));
                    }
                });
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

    private List<Integer> missing(Trial trial, int from, int to) {
        List<Integer> done = store.done(trial.experiment(), corner(), trial.state(), from, to);
        List<Integer> samples = new ArrayList<>();
        for (int sample = from; sample < to; sample++) {
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

    private void keep(Arrival arrival) {
        if (arrival.broken() != null) {
            Throwable cause = arrival.broken().getCause() == null
                    ? arrival.broken()
                    : arrival.broken().getCause();
            throw new HarnessException("a batch of simulations broke off: " + cause.getMessage(), cause);
        }
        Trial trial = arrival.batch().trial();
        BatchRows rows = new BatchRows(trial, corner());
        for (int i = 0; i < arrival.outcomes().size(); i++) {
            int sample = arrival.batch().samples().get(i);
            SimulationOutcome outcome = arrival.outcomes().get(i);
            rows.add(sample, outcome);
            report(trial, sample, outcome);
        }
        rows.store(store);
        simulated += arrival.outcomes().size();
        store.putMeta("session", started + " " + System.currentTimeMillis() + " " + simulated);
        listener.simulated(arrival.outcomes().size(), rows.failed());
    }

    /**
     * Says what went wrong, and writes crash bundles: before the rows are stored, since after a kill in between the
     * simulation runs again, and finds its bundle or makes one.
     */
    private void report(Trial trial, int sample, SimulationOutcome outcome) {
        String address = trial.experiment() + " " + trial.state() + " sample " + sample;
        if (outcome instanceof Recovered recovered) {
            listener.finding(address + " gave its numbers at the second try, with safer options; the first ended with "
                    + recovered.first().kind());
        } else if (outcome instanceof Failed failure) {
            Path bundle = failure.kind().lostTheWorker()
                    ? CrashBundles.write(store, study, trial, corner(), sample, failure)
                    : null;
            listener.finding(address + " failed (" + failure.kind() + "): " + failure.message()
                    + (bundle == null ? "" : "; to repeat it: " + bundle));
        }
    }

    private String corner() {
        return study.corner().name();
    }

    @Override
    public void close() {
        pool.close();
    }
}
