package timdnn.characterization.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import timdnn.characterization.engine.Batches.Batch;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.Section;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sample.DesignKind;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.CircuitAddress;
import timdnn.characterization.store.OutcomeCounts;
import timdnn.characterization.store.PlanText;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.store.StoredDevices;
import timdnn.characterization.variation.CircuitVariables;
import timdnn.characterization.variation.DrawnShifts;
import timdnn.characterization.variation.Draws;
import timdnn.characterization.variation.OwnDraws;
import timdnn.characterization.waveform.Measure;
import timdnn.harness.HarnessException;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.netlist.DeviceInstance;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.Recovered;
import timdnn.harness.worker.LocalEngine;
import timdnn.input.InvalidInputException;

/**
 * Runs trials on an engine and puts their numbers into a store. What the store has is not simulated again, so a
 * campaign that was interrupted goes on where it stopped. The same study gives the same rows whatever the number of
 * workers.
 */
public final class Campaign implements AutoCloseable {
    /** Batches under way for each worker: one it runs, one it finds waiting, one being stored. */
    private static final int UNDER_WAY = 3;

    private Study study;
    private final String planText;
    private final CampaignStore store;
    private final SimulationEngine engine;
    private final CampaignListener listener;
    private final int workers;
    private final Map<String, List<DeviceInstance>> devices = new HashMap<>();
    private final Map<String, DrawnShifts> drawn = new HashMap<>();
    private final RecentRate rate = new RecentRate(System.currentTimeMillis());
    private int planned;
    private int plannedWhole;
    private boolean begun;
    private int simulated;

    /** A batch that came back, or the failure of the machinery. */
    private record Arrival(Batch batch, List<SimulationOutcome> outcomes, Throwable broken) {}

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
     * @throws InvalidInputException if the store was begun with another plan, histogram, shard or ngspice, or none is
     *     installed
     */
    public Campaign(
            Study study, String planText, CampaignStore store, Shard shard, int workers, CampaignListener listener) {
        this.study = study;
        this.planText = planText;
        this.store = store;
        this.listener = listener;
        this.workers = workers;
        Path file = store.folder().resolve(CampaignStore.FILE);
        // Without a result there is nothing that another plan could disagree with.
        Optional<String> before = store.meta("plan").filter(plan -> !store.isEmpty());
        boolean more = before.isPresent() && PlanText.requireSameOrMore(file, before.get(), planText);
        StoredStudy.requireSameExtent(store, study);
        if (before.isPresent()) {
            StoredStudy.requireHistograms(store, study);
        }
        if (more) {
            requireFixedSections(file);
        }
        if (more && !shard.isWhole()) {
            throw InvalidInputException.in(
                    file,
                    "samples",
                    "of a shard must stay what they were, since ranges would move: merge the shards, then ask for more");
        }
        boolean strata = study.section(MonteCarloPlan.class)
                        .filter(plan -> plan.design() == DesignKind.LATIN_HYPERCUBE)
                        .isPresent()
                || study.declared()
                        .filter(circuit -> circuit.design() == DesignKind.LATIN_HYPERCUBE)
                        .isPresent();
        if (more && strata) {
            throw InvalidInputException.in(
                    file,
                    "samples",
                    "of a Latin hypercube must stay what they were, since its strata would move: choose another folder with "
                            + "--out, or delete this one");
        }
        engine = LocalEngine.of(LocalEngine.Settings.of(
                workers, Duration.ofMillis(Math.max(1, Math.round(study.limits().deadline_s() * 1e3)))));
        try {
            store.pin("shard", shard.toString(), "shard");
            store.pin("ngspice", engine.version(), "ngspice version");
        } catch (RuntimeException failure) {
            engine.close();
            throw failure;
        }
    }

    /** What was found by them is behind all samples already stored. As read and not as written, however that may be. */
    private void requireFixedSections(Path file) {
        Map<String, Section> before =
                StoredStudy.read(store).orElseThrow().sections().byKey();
        Map<String, Section> now = study.sections().byKey();
        Stream.concat(before.keySet().stream(), now.keySet().stream())
                .filter(key -> Stream.of(before, now)
                        .flatMap(sections -> Stream.ofNullable(sections.get(key)))
                        .anyMatch(Section::fixed))
                .filter(key -> !Objects.equals(before.get(key), now.get(key)))
                .findFirst()
                .ifPresent(key -> {
                    throw InvalidInputException.in(
                            file,
                            key,
                            "must stay what it was when the campaign began, its samples too: choose another folder with "
                                    + "--out, or delete this one");
                });
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
        return simulated;
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
     * @throws InvalidInputException if a circuit differs from the one the store has samples of
     */
    public void run(List<Trial> trials) {
        List<Trial> unfinished = new ArrayList<>();
        IdentityHashMap<Trial, Integer> done = new IdentityHashMap<>();
        int all = 0;
        int found = 0;
        for (Trial trial : trials) {
            checkNetlist(trial);
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
            register(trial);
        }
        simulate(new Batches(unfinished, this::missing), arrival -> {
            done.merge(arrival.batch().trial(), arrival.outcomes().size(), Integer::sum);
            reportInterval(done);
        });
    }

    /** How many of a trial's samples the store has. */
    private int stored(Trial trial) {
        Samples samples = trial.samples();
        int between = store.countDone(trial.experiment(), corner(), trial.state(), samples.from(), samples.to());
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
        checkNetlist(trial);
        List<Integer> lacking = missing(trial, samples);
        Set<Integer> toDo = new HashSet<>(lacking);
        Map<Integer, double[]> where = new HashMap<>();
        int from = samples.get(0);
        int to = samples.get(samples.size() - 1) + 1;
        Map<Integer, double[]> before = store.points(trial.experiment(), corner(), trial.state(), from, to);
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
            register(trial);
            // Equal shares, so that no worker waits for another at the end of every call.
            int share = Math.max(1, Math.min(Batches.BATCH, (lacking.size() + workers - 1) / workers));
            List<Batch> batches = new ArrayList<>();
            for (int first = 0; first < lacking.size(); first += share) {
                List<Integer> some = lacking.subList(first, Math.min(lacking.size(), first + share));
                batches.add(new Batch(trial, some, some.stream().map(where::get).toList()));
            }
            simulate(batches.iterator(), arrival -> {});
        }
        Map<Integer, Double> values = store.values(trial.experiment(), corner(), trial.state(), measure, from, to);
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
                                store.point(origin.experiment(), corner(), origin.state(), sample)
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
        return devices.get(trial.netlist().sha256()).stream()
                .filter(device -> device.name().startsWith(prefix))
                .allMatch(space::varies);
    }

    /** Number of variables of a trial. */
    public int dimension(Trial trial) {
        return drawn(trial).space().dimension();
    }

    private void simulate(Iterator<Batch> waiting, Consumer<Arrival> stored) {
        BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
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
            stored.accept(arrival);
        }
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

    private void submit(Batch batch, BlockingQueue<Arrival> arrivals) {
        var unused = engine.submit(requests(batch))
                .whenComplete((outcomes, broken) -> arrivals.add(new Arrival(batch, outcomes, broken)));
    }

    private List<SimulationRequest> requests(Batch batch) {
        Trial trial = batch.trial();
        List<SimulationRequest> requests = new ArrayList<>();
        for (int i = 0; i < batch.samples().size(); i++) {
            requests.add(new SimulationRequest(
                    netlist(trial, batch.samples().get(i)),
                    shifts(batch, i),
                    trial.analysis(),
                    trial.vectors(),
                    trial.after()));
        }
        return requests;
    }

    private Netlist netlist(Trial trial, int sample) {
        return trial.draws().filter(OwnDraws::are).isPresent()
                ? trial.netlist().withCard(OwnDraws.card(study, sample))
                : trial.netlist();
    }

    private List<Alteration> shifts(Batch batch, int i) {
        Trial trial = batch.trial();
        if (trial.draws().isEmpty()) {
            return List.of();
        }
        return batch.points().isEmpty()
                ? drawn(trial).alterations(batch.samples().get(i))
                : drawn(trial).space().alterations(batch.points().get(i));
    }

    private DrawnShifts drawn(Trial trial) {
        Draws draws = trial.draws().orElseThrow();
        String sha256 = trial.netlist().sha256();
        if (trial.variables().isPresent()) {
            return drawn.computeIfAbsent(
                    corner()
                            + '\n'
                            + trial.experiment()
                            + '\n'
                            + trial.state()
                            + '\n'
                            + trial.variables().get().dimension(),
                    key -> DrawnShifts.of(study, trial.variables().get(), draws));
        }
        return drawn.computeIfAbsent(
                corner() + '\n' + sha256 + '\n' + draws.format(),
                key -> DrawnShifts.of(
                        study,
                        devices.computeIfAbsent(sha256, circuit -> engine.devices(trial.netlist())),
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

    private List<Integer> missing(Trial trial, List<Integer> samples) {
        if (samples.isEmpty()) {
            return samples;
        }
        Set<Integer> done = new HashSet<>(store.done(
                trial.experiment(), corner(), trial.state(), samples.get(0), samples.get(samples.size() - 1) + 1));
        return samples.stream().filter(sample -> !done.contains(sample)).toList();
    }

    private void checkNetlist(Trial trial) {
        Optional<CampaignStore.Bench> before = store.bench(trial.experiment(), corner(), trial.state());
        if (before.isPresent()
                && !store.isEmpty()
                && !before.get().netlistSha256().equals(trial.netlist().sha256())) {
            throw InvalidInputException.in(
                    store.folder().resolve(CampaignStore.FILE),
                    trial.experiment() + " " + trial.state(),
                    "was begun with another netlist: choose another folder with --out, or delete this one");
        }
    }

    /** Puts the list of a stored circuit's transistors beside it, where it is not there yet; it simulates nothing. */
    public void list(CircuitAddress address) {
        store.bench(address.experiment(), corner(), address.state()).ifPresent(bench -> {
            String sha256 = bench.netlistSha256();
            String[] stored = store.netlist(sha256).orElseThrow();
            if (stored[1].isEmpty()) {
                Netlist netlist = Netlist.of(store.folder(), stored[0].lines().toList());
                store.putNetlist(
                        sha256,
                        stored[0],
                        StoredDevices.format(devices.computeIfAbsent(sha256, circuit -> engine.devices(netlist))));
            }
        });
    }

    /** Puts the circuit into the store, so that every sample can be written out as a deck from the store alone. */
    private void register(Trial trial) {
        String sha256 = trial.netlist().sha256();
        trial.draws().ifPresent(draws -> drawn(trial));
        store.putNetlist(
                sha256,
                String.join("\n", trial.netlist().lines()),
                StoredDevices.format(devices.getOrDefault(sha256, List.of())));
        trial.variables()
                .ifPresent(own -> store.putMeta(
                        StoredShifts.variables(trial.experiment(), corner(), trial.state()), own.format()));
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
            if (!arrival.batch().points().isEmpty()) {
                rows.addPoint(arrival.batch().points().get(i));
            }
            report(arrival.batch(), i, outcome);
            List<String> missing = rows.missing(sample);
            if (!missing.isEmpty()) {
                listener.finding(address(trial, sample) + " failed (" + SampleRow.MEASURE_MISSING + "): "
                        + String.join(", ", missing) + " does not happen");
            }
        }
        rows.store(store);
        simulated += arrival.outcomes().size();
        store.putMeta("session", rate.over(System.currentTimeMillis(), simulated));
        listener.simulated(arrival.outcomes().size(), rows.failed());
    }

    /**
     * Says what went wrong, and writes crash bundles: before the rows are stored, since after a kill in between the
     * simulation runs again, and finds its bundle or makes one.
     */
    private void report(Batch batch, int i, SimulationOutcome outcome) {
        Trial trial = batch.trial();
        int sample = batch.samples().get(i);
        String address = address(trial, sample);
        if (outcome instanceof Recovered recovered) {
            listener.finding(address + " gave its numbers at the second try, with safer options; the first ended with "
                    + recovered.first().kind());
        } else if (outcome instanceof Failed failure) {
            Path bundle = failure.kind().lostTheWorker()
                    ? CrashBundles.write(store, study, trial, corner(), sample, shifts(batch, i), failure)
                    : null;
            listener.finding(address + " failed (" + failure.kind() + "): " + failure.message()
                    + (bundle == null ? "" : "; to repeat it: " + bundle));
        }
    }

    private static String address(Trial trial, int sample) {
        return trial.experiment() + " " + trial.state() + " sample " + sample;
    }

    private String corner() {
        return study.condition();
    }

    @Override
    public void close() {
        engine.close();
    }
}
