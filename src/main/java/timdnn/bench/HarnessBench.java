package timdnn.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import timdnn.bench.HarnessFigures.Time;
import timdnn.characterization.engine.Samples;
import timdnn.characterization.reduction.ComparedForms;
import timdnn.characterization.reduction.ComparedForms.Form;
import timdnn.harness.HarnessException;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.engine.SimulationRequest;
import timdnn.harness.netlist.Alteration;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.worker.LocalEngine;
import timdnn.harness.worker.NgspiceProgram;

/**
 * Times the harness against ngspice's own program. What is compared alternates, and medians are taken: a machine's other
 * work then disturbs both alike.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class HarnessBench {
    private static final int LAST_STATE = 8;
    private static final int SCRIPT_STATE = 4;
    private static final int BATCH = 16;
    private static final double BOUND_V = 0.5e-3;
    /** Time steps that {@code ngspice -b} might take, s, the loosest first. */
    private static final double[] STEPS_S = {20e-12, 10e-12, 5e-12, 2e-12, 1e-12};

    private static final Pattern PRINTED = Pattern.compile("(?m)^v_bl\\s*=\\s*(\\S+)|^v\\(bl\\)\\[.*=\\s*(\\S+)");

    private ComparedForms forms;
    private final Optional<NgspiceProgram> program;
    private final Path folder;
    private final Extent extent;
    private final Consumer<String> progress;

    /**
     * How much is measured.
     *
     * @param samples samples a round, at least 20
     * @param rounds rounds whose median is taken
     * @param memoryFactor samples between the readings of memory, as a multiple of {@code samples / 2}
     * @param compared mismatched columns a state that are compared with the reference
     */
    public record Extent(int samples, int rounds, int memoryFactor, int compared) {
        /** Checks the ranges. */
        public Extent {
            if (samples < 20) {
                throw new IllegalArgumentException("samples must be at least 20, was " + samples);
            }
        }
    }

    /**
     * A bench.
     *
     * @param forms the calibrated forms
     * @param program ngspice's own program, if it is installed
     * @param folder an empty folder for decks
     * @param extent how much is measured
     * @param progress hears a sentence before each part
     */
    public HarnessBench(
            ComparedForms forms,
            Optional<NgspiceProgram> program,
            Path folder,
            Extent extent,
            Consumer<String> progress) {
        this.forms = forms;
        this.program = program;
        this.folder = folder;
        this.extent = extent;
        this.progress = progress;
    }

    /** Times of each form of work in each round. */
    private record Rounds(
            List<Spent> reduced,
            List<Spent> batch,
            List<Spent> sameDeck,
            List<Spent> two,
            List<Spent> streamed,
            List<Spent> script) {
        Rounds() {
            this(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }
    }

    /**
     * Measures everything.
     *
     * @return the figures
     */
    public HarnessFigures run() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Rounds rounds = new Rounds();
        double batchError = 0;
        double scriptDifference = 0;
        List<Double> references = new ArrayList<>();
        double reductionError;
        int perState = Math.max(2, extent.samples() / (LAST_STATE + 1));
        try (SimulationEngine one = LocalEngine.of(LocalEngine.Settings.of(1));
                SimulationEngine two = LocalEngine.of(LocalEngine.Settings.of(2))) {
            List<SimulationRequest> mixed = new ArrayList<>();
            for (int n = 0; n <= LAST_STATE; n++) {
                mixed.addAll(forms.mismatched(Form.BITLINE, n, Samples.range(0, perState), one));
            }
            List<SimulationRequest> same =
                    forms.mismatched(Form.BITLINE, SCRIPT_STATE, Samples.range(0, extent.samples()), one);
            progress.accept("comparing the bitline alone with the full column at 1 ps steps");
            reductionError = reductionError(two, references);
            forms = forms.withColumnStep(loosestStep_s(two, references));
            // Unmeasured: the first seconds of a Java machine go into its compiler.
            run(one, mixed);
            run(two, mixed);
            for (int round = 0; round < extent.rounds(); round++) {
                progress.accept("timing, round " + (round + 1) + " of " + extent.rounds());
                rounds.reduced().add(Spent.on(() -> run(one, mixed)).per(mixed.size()));
                rounds.two().add(Spent.on(() -> run(two, mixed)).per(mixed.size()));
                if (program.isPresent()) {
                    batchError = Math.max(batchError, batch(round, one, rounds.batch(), references));
                    decks(Form.BITLINE, round, one, rounds.sameDeck());
                }
                List<Double> streamed = new ArrayList<>();
                rounds.streamed()
                        .add(Spent.on(() -> streamed.addAll(run(one, same))).per(same.size()));
                if (program.isPresent()) {
                    scriptDifference = Math.max(scriptDifference, script(same, streamed, rounds.script()));
                }
            }
        }
        long[] resident = memory();
        return new HarnessFigures(
                Runtime.getRuntime().availableProcessors(),
                load,
                extent.samples(),
                Time.of(Spent.median(rounds.reduced())),
                program.isPresent() ? Time.of(Spent.median(rounds.batch())) : null,
                program.isPresent() ? Time.of(Spent.median(rounds.sameDeck())) : null,
                program.isPresent() ? extent.rounds() * (LAST_STATE + 1) : 0,
                Time.of(Spent.median(rounds.streamed())),
                program.isPresent() ? Time.of(Spent.median(rounds.script())) : null,
                Time.of(Spent.median(rounds.two())),
                resident[0],
                resident[1],
                extent.samples() / 2,
                extent.samples() / 2 * extent.memoryFactor(),
                reductionError,
                forms.columnStep_s(),
                program.isPresent() ? OptionalDouble.of(batchError) : OptionalDouble.empty(),
                references.size() + LAST_STATE + 1,
                program.isPresent() ? OptionalDouble.of(scriptDifference) : OptionalDouble.empty());
    }

    /** Runs in batches, as a campaign does. */
    private static List<Double> run(SimulationEngine engine, List<SimulationRequest> requests) {
        List<CompletableFuture<List<SimulationOutcome>>> batches = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += BATCH) {
            batches.add(engine.submit(requests.subList(from, Math.min(requests.size(), from + BATCH))));
        }
        return batches.stream()
                .flatMap(batch -> batch.join().stream())
                .map(ComparedForms::bitline_V)
                .toList();
    }

    private double reductionError(SimulationEngine engine, List<Double> references) {
        Samples samples = Samples.range(0, extent.compared());
        List<SimulationRequest> reduced = new ArrayList<>();
        List<SimulationRequest> full = new ArrayList<>();
        for (int n = 0; n <= LAST_STATE; n++) {
            reduced.addAll(forms.mismatched(Form.BITLINE, n, samples, engine));
            full.addAll(forms.mismatched(Form.REFERENCE, n, samples, engine));
        }
        for (int n = 0; n <= LAST_STATE; n++) {
            reduced.add(forms.nominal(Form.BITLINE, n));
            full.add(forms.nominal(Form.REFERENCE, n));
        }
        List<Double> bitlines = run(engine, reduced);
        List<Double> columns = run(engine, full);
        double largest = 0;
        for (int i = 0; i < bitlines.size(); i++) {
            largest = Math.max(largest, Math.abs(bitlines.get(i) - columns.get(i)));
        }
        references.addAll(columns.subList(0, columns.size() - LAST_STATE - 1));
        return largest;
    }

    /** The loosest step at which every compared column is within the bound of the reference: like is timed with like. */
    private double loosestStep_s(SimulationEngine engine, List<Double> references) {
        for (double step_s : STEPS_S) {
            progress.accept(String.format(
                    Locale.ROOT, "trying the full column for ngspice -b at steps of %.0f ps", 1e12 * step_s));
            ComparedForms loose = forms.withColumnStep(step_s);
            List<SimulationRequest> columns = new ArrayList<>();
            for (int n = 0; n <= LAST_STATE; n++) {
                columns.addAll(loose.mismatched(Form.COLUMN, n, Samples.range(0, extent.compared()), engine));
            }
            List<Double> voltages = run(engine, columns);
            double largest = 0;
            for (int i = 0; i < voltages.size(); i++) {
                largest = Math.max(largest, Math.abs(voltages.get(i) - references.get(i)));
            }
            if (largest <= BOUND_V) {
                return step_s;
            }
        }
        return STEPS_S[STEPS_S.length - 1];
    }

    /** One column a state by {@code ngspice -b}; the largest difference from the reference, V. */
    private double batch(int round, SimulationEngine engine, List<Spent> times, List<Double> references) {
        List<Double> columns = decks(Form.COLUMN, round, engine, times);
        int sample = round % extent.compared();
        double largest = 0;
        for (int n = 0; n <= LAST_STATE; n++) {
            largest = Math.max(largest, Math.abs(columns.get(n) - references.get(n * extent.compared() + sample)));
        }
        return largest;
    }

    /** One deck a state by {@code ngspice -b}; what they print, V by state. */
    private List<Double> decks(Form form, int round, SimulationEngine engine, List<Spent> times) {
        int sample = round % extent.compared();
        List<Path> decks = new ArrayList<>();
        for (int n = 0; n <= LAST_STATE; n++) {
            SimulationRequest request = forms.mismatched(form, n, Samples.range(sample, sample + 1), engine)
                    .get(0);
            decks.add(write(form.name().toLowerCase(Locale.ROOT) + "-" + n + ".cir", forms.deck(request, form, n)));
        }
        List<String> printed = new ArrayList<>();
        times.add(Spent.on(() ->
                        decks.forEach(deck -> printed.add(program.orElseThrow().run(deck))))
                .per(decks.size()));
        return printed.stream().map(text -> values(text, 1).get(0)).toList();
    }

    /** The script with all samples, and one that ends before the first; the largest difference from the harness, V. */
    private double script(List<SimulationRequest> requests, List<Double> expected, List<Spent> times) {
        SimulationRequest first = requests.get(0);
        String circuit = String.join("\n", first.netlist().lines())
                // The same settings as in the harness.
                + "\n.control\nset num_threads=1\nset noinit\n";
        StringBuilder body = new StringBuilder();
        for (SimulationRequest request : requests) {
            request.alterations().stream().map(Alteration::command).forEach(line -> body.append(line)
                    .append('\n'));
            body.append(request.analysis().command()).append("\nprint v(bl)[length(v(bl))-1]\ndestroy all\n");
        }
        String end = "quit\n.endc\n.end\n";
        Path whole = write("script.cir", circuit + body + end);
        // Equally long, so that reading it is subtracted too.
        Path empty = write("start.cir", circuit + "quit\n" + body + end);
        List<String> printed = new ArrayList<>();
        Spent start = Spent.on(() -> program.orElseThrow().run(empty));
        Spent all = Spent.on(() -> printed.add(program.orElseThrow().run(whole)));
        times.add(all.minus(start).per(requests.size()));
        List<Double> values = values(printed.get(0), requests.size());
        double largest = 0;
        for (int i = 0; i < values.size(); i++) {
            largest = Math.max(largest, Math.abs(values.get(i) - expected.get(i)));
        }
        return largest;
    }

    private static List<Double> values(String printed, int count) {
        List<Double> values = new ArrayList<>();
        Matcher matcher = PRINTED.matcher(printed);
        while (matcher.find()) {
            values.add(Double.parseDouble(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
        }
        if (values.size() != count) {
            throw new HarnessException("ngspice -b must print " + count + " voltages, printed " + values.size()
                    + "; its last lines: " + printed.substring(Math.max(0, printed.length() - 500)));
        }
        return values;
    }

    /** Resident memory of a new worker after the first samples and after all of them, in bytes. */
    private long[] memory() {
        int first = extent.samples() / 2;
        progress.accept("memory of a worker over " + first * extent.memoryFactor() + " samples");
        try (LocalEngine engine = LocalEngine.of(LocalEngine.Settings.of(1))) {
            List<SimulationRequest> requests = forms.mismatched(Form.BITLINE, 1, Samples.range(0, first), engine);
            run(engine, requests);
            long before = engine.residentBytes();
            for (int times = 1; times < extent.memoryFactor(); times++) {
                run(engine, requests);
                if (times % 25 == 0) {
                    progress.accept((times + 1) * first + " samples");
                }
            }
            return new long[] {before, engine.residentBytes()};
        }
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new HarnessException("a deck cannot be written: " + failure.getMessage(), failure);
        }
    }
}
