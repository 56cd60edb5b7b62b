package timdnn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.bench.HarnessBench;
import timdnn.bench.HarnessFigures;
import timdnn.bench.StudyBench;
import timdnn.characterization.circuit.running.CircuitCheck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.reduction.ComparedForms;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.HarnessException;
import timdnn.harness.ngspice.NgspiceInstallation;
import timdnn.harness.worker.NgspiceProgram;
import timdnn.input.InvalidInputException;

/** Measures how fast the program is on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure how fast the program is on this machine.",
        subcommands = {BenchCommand.Harness.class, BenchCommand.OfStudy.class, FitBenchCommand.class})
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to measure: harness, study or fit");
    }

    /** A declared study against ngspice's own program. */
    @Command(
            name = "study",
            mixinStandardHelpOptions = true,
            description = "Time samples of a plan's first bench against ngspice's own program on the same deck.")
    static final class OfStudy implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "PLAN", description = "a plan that declares its circuit")
        private Path plan;

        @Option(
                names = "--samples",
                paramLabel = "N",
                defaultValue = "200",
                description = "samples a round (default: ${DEFAULT-VALUE})")
        private int samples;

        @Option(names = "--json", description = "print one JSON document on standard output")
        private boolean json;

        @Override
        public Integer call() {
            if (samples < 5 || samples > 1_000_000) {
                throw new InvalidInputException("--samples must be from 5 to 1000000, was " + samples);
            }
            NgspiceInstallation.require();
            String text = StudyReader.text(plan);
            Study study = StudyReader.parse(plan, text);
            if (study.declared().isEmpty()) {
                throw StudyReader.complaint(
                        plan, text, java.util.List.of("circuit"), "is missing: such studies alone are timed");
            }
            CircuitCheck check = CircuitCheck.of(study, plan, text);
            if (!check.problems().isEmpty()) {
                throw check.problems().get(0);
            }
            Path folder = Harness.temporary();
            try {
                StudyBench.Figures figures = StudyBench.of(study.conditions().get(0), folder, samples);
                if (json) {
                    Json.print(JsonParts.ordered(
                            "bench", figures.bench(),
                            "samples", figures.samples(),
                            "speedupVsBatch", figures.speedupVsBatch(),
                            "overheadVsScript", figures.overheadVsScript(),
                            "sample_s", figures.warm_s(),
                            "batch_s", figures.batch_s(),
                            "script_s", figures.script_s()));
                } else {
                    spec.commandLine()
                            .getOut()
                            .println(Harness.format(
                                    "bench %s: a sample takes %.2f core-ms, by ngspice -b %.0f (%.0f times), by a script %.2f (%+.1f %%)",
                                    figures.bench(),
                                    1e3 * figures.warm_s(),
                                    1e3 * figures.batch_s(),
                                    figures.speedupVsBatch(),
                                    1e3 * figures.script_s(),
                                    100 * figures.overheadVsScript()));
                    spec.commandLine().getOut().flush();
                }
                return 0;
            } finally {
                Harness.remove(folder);
            }
        }
    }

    /** The harness against ngspice's own program. */
    @Command(
            name = "harness",
            mixinStandardHelpOptions = true,
            description = "Time the harness against ngspice's own program, and watch a worker's memory.")
    static final class Harness implements Callable<Integer> {
        /** Of the quickstart, s after the wordlines' edge. */
        private static final double STROBE_S = 244.9e-12;

        @Spec
        private CommandSpec spec;

        @Option(
                names = "--samples",
                paramLabel = "N",
                defaultValue = "2000",
                description =
                        "samples a round (default: ${DEFAULT-VALUE}); memory is watched over 50 N, or 5 N if quick")
        private int samples;

        @Option(names = "--quick", description = "fewer rounds and comparisons, and a tenth of the samples for memory")
        private boolean quick;

        @Option(names = "--json", description = "print one JSON document on standard output")
        private boolean json;

        @Override
        public Integer call() {
            if (samples < 20 || samples > 1_000_000) {
                throw new InvalidInputException("--samples must be from 20 to 1000000, was " + samples);
            }
            NgspiceInstallation.require();
            Path folder = temporary();
            try {
                HarnessFigures figures = measure(folder);
                if (json) {
                    Json.print(document(figures));
                } else {
                    print(figures);
                }
                return 0;
            } finally {
                remove(folder);
            }
        }

        private HarnessFigures measure(Path folder) {
            PrintWriter err = spec.commandLine().getErr();
            Path plan = Project.plan("quickstart");
            String text = StudyReader.text(plan);
            Study study = StudyReader.parse(plan, text).conditions().get(0);
            ComparedForms forms;
            try (CampaignStore store = CampaignStore.openForWriting(folder.resolve("calibration"))) {
                forms = ComparedForms.calibrate(study, text, Project.netlists(), store, STROBE_S);
            }
            Optional<NgspiceProgram> program = NgspiceProgram.find();
            if (program.isEmpty()) {
                err.println("ngspice's own program is not installed, so nothing is compared with it: "
                        + "apt-get install ngspice");
            }
            HarnessBench.Extent extent =
                    quick ? new HarnessBench.Extent(samples, 3, 10, 1) : new HarnessBench.Extent(samples, 5, 100, 3);
            return new HarnessBench(forms, program, folder, extent, sentence -> {
                        err.println("bench: " + sentence);
                        err.flush();
                    })
                    .run();
        }

        private static Map<String, Object> document(HarnessFigures figures) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("speedupVsBatch", boxed(figures.speedupVsBatch()));
            document.put("speedupSameDeck", boxed(figures.speedupSameDeck()));
            document.put("speedupReduced", boxed(figures.speedupReduced()));
            document.put("overheadVsScript", boxed(figures.overheadVsScript()));
            document.put("twoWorkerScaling", figures.twoWorkerScaling());
            document.put("memoryGrowth", Double.isNaN(figures.memoryGrowth()) ? null : figures.memoryGrowth());
            document.put("largestReductionError_V", figures.largestReductionError_V());
            document.put("overheadVsScriptByTheClock", boxed(figures.wallOverheadVsScript()));
            document.put("largestBatchError_V", boxed(figures.largestBatchError_V()));
            document.put("largestScriptDifference_V", boxed(figures.largestScriptDifference_V()));
            document.put("cores", figures.cores());
            document.put("loadAverage", figures.load());
            document.put("samples", figures.samples());
            document.put("batchRuns", figures.batchRuns());
            document.put("batchStep_s", figures.batchStep_s());
            document.put("compared", figures.compared());
            document.put("oneWorker", time(figures.reduced()));
            document.put("twoWorkers", time(figures.twoWorkers()));
            document.put("batch", time(figures.batch()));
            document.put("batchSameDeck", time(figures.sameDeck()));
            document.put("oneWorkerInS4", time(figures.streamed()));
            document.put("scriptInS4", time(figures.script()));
            document.put("memorySamples", java.util.List.of(figures.memoryFirst(), figures.memoryLast()));
            document.put("memory_B", java.util.List.of(figures.residentFirst_B(), figures.residentLast_B()));
            return document;
        }

        private static Object boxed(OptionalDouble figure) {
            return figure.isPresent() ? figure.getAsDouble() : null;
        }

        private static Object time(HarnessFigures.Time time) {
            return time == null ? null : Map.of("core_s", time.core_s(), "wall_s", time.wall_s());
        }

        private void print(HarnessFigures figures) {
            row("figure", "measured", "target", "");
            figures.speedupVsBatch()
                    .ifPresent(speedup -> row(
                            "bitline by the harness against column by ngspice -b",
                            format("%.1f times", speedup),
                            "at least 25",
                            met(speedup >= 25)));
            figures.speedupSameDeck()
                    .ifPresent(speedup ->
                            row("  of that the harness, on the same deck", format("%.1f times", speedup), "", ""));
            figures.speedupReduced()
                    .ifPresent(speedup -> row(
                            "  of that the bitline for the column, by ngspice -b",
                            format("%.1f times", speedup),
                            "",
                            ""));
            figures.overheadVsScript()
                    .ifPresent(overhead -> row(
                            "core-seconds against a script of alter and tran",
                            format("%+.1f %%", 100 * overhead),
                            "at most +5 %",
                            met(overhead <= 0.05)));
            figures.wallOverheadVsScript()
                    .ifPresent(overhead -> row(
                            "the same by the clock",
                            format("%+.1f %%", 100 * overhead),
                            "at most +5 %",
                            met(overhead <= 0.05)));
            row(
                    "two workers against one",
                    format("%.2f times", figures.twoWorkerScaling()),
                    "at least 1.9",
                    met(figures.twoWorkerScaling() >= 1.9));
            row(
                    format("memory of a worker, %d samples against %d", figures.memoryLast(), figures.memoryFirst()),
                    format("%+.1f %%", 100 * figures.memoryGrowth()),
                    "within 5 %",
                    met(Math.abs(figures.memoryGrowth()) <= 0.05));
            row(
                    "largest error of the bitline alone",
                    format("%.3f mV", 1e3 * figures.largestReductionError_V()),
                    "at most 0.5 mV",
                    met(figures.largestReductionError_V() <= 0.5e-3));
            figures.largestBatchError_V()
                    .ifPresent(error -> row(
                            "largest error of ngspice -b on the full column",
                            format("%.3f mV", 1e3 * error),
                            "at most 0.5 mV",
                            met(error <= 0.5e-3)));
            PrintWriter out = spec.commandLine().getOut();
            out.println(format(
                    "a sample takes %.2f core-ms (S0 to S8), %.2f in S4%s; %d cores, load %.1f, %d samples a round, %d columns "
                            + "compared",
                    1e3 * figures.reduced().core_s(),
                    1e3 * figures.streamed().core_s(),
                    figures.batch() == null
                            ? ""
                            : format(
                                    ", by the script %.2f, by ngspice -b %.1f, of the column %.0f (%d runs, steps of %.0f ps)",
                                    1e3 * figures.script().core_s(),
                                    1e3 * figures.sameDeck().core_s(),
                                    1e3 * figures.batch().core_s(),
                                    figures.batchRuns(),
                                    1e12 * figures.batchStep_s()),
                    figures.cores(),
                    figures.load(),
                    figures.samples(),
                    figures.compared()));
            out.flush();
        }

        private void row(String name, String measured, String target, String met) {
            spec.commandLine()
                    .getOut()
                    .println(format("%-56s %12s  %-15s %s", name, measured, target, met)
                            .stripTrailing());
        }

        private static String met(boolean met) {
            return met ? "met" : "missed";
        }

        private static String format(String pattern, Object... values) {
            return String.format(Locale.ROOT, pattern, values);
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("timdnn-bench");
            } catch (IOException failure) {
                throw new HarnessException("no temporary folder can be made: " + failure.getMessage(), failure);
            }
        }

        private static void remove(Path folder) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException leftover) {
                throw new HarnessException(
                        "the folder " + folder + " is left behind: " + leftover.getMessage(), leftover);
            }
        }
    }
}
