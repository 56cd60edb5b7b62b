package timdnn.cli.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.bench.StudyBench;
import timdnn.characterization.circuit.running.CircuitCheck;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.JsonParts;
import timdnn.harness.ngspice.NgspiceInstallation;
import timdnn.input.InvalidInputException;

/** A declared study against ngspice's own program. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = "Time samples of a plan's first bench against ngspice's own program on the same deck.")
final class StudyBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PLAN", description = "a plan that declares its circuit")
    private Path plan;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "samples a round (default: as many as take two seconds, and 200 at least)")
    private Integer samples;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        if (samples != null && (samples < 5 || samples > 1_000_000)) {
            throw new InvalidInputException("--samples must be from 5 to 1000000, was " + samples);
        }
        NgspiceInstallation.require();
        String text = StudyReader.text(plan);
        Study study = StudyReader.parse(plan, text);
        if (study.declared().isEmpty()) {
            throw StudyReader.complaint(plan, text, List.of("circuit"), "is missing: such studies alone are timed");
        }
        CircuitCheck check = CircuitCheck.of(study, plan, text);
        if (!check.problems().isEmpty()) {
            throw check.problems().get(0);
        }
        try (BenchFolder folder = BenchFolder.make()) {
            StudyBench.Figures figures = StudyBench.of(
                    study.conditions().get(0),
                    folder.path(),
                    samples == null ? OptionalInt.empty() : OptionalInt.of(samples));
            if (json) {
                Json.print(JsonParts.ordered(
                        "bench", figures.bench(),
                        "samples", figures.samples(),
                        "speedupVsBatch", figures.speedupVsBatch(),
                        "overheadVsScript", figures.overheadVsScript(),
                        "overheadLow", figures.overheads().get(0),
                        "overheadHigh",
                                figures.overheads().get(figures.overheads().size() - 1),
                        "sample_s", figures.warm_s(),
                        "batch_s", figures.batch_s(),
                        "script_s", figures.script_s()));
            } else {
                spec.commandLine()
                        .getOut()
                        .println(String.format(
                                Locale.ROOT,
                                "bench %s: a sample takes %.2f core-ms, by ngspice -b %.0f (%.0f times), by a script %.2f (%+.1f %%; rounds %+.1f to %+.1f %%)",
                                figures.bench(),
                                1e3 * figures.warm_s(),
                                1e3 * figures.batch_s(),
                                figures.speedupVsBatch(),
                                1e3 * figures.script_s(),
                                100 * figures.overheadVsScript(),
                                100 * figures.overheads().get(0),
                                100
                                        * figures.overheads()
                                                .get(figures.overheads().size() - 1)));
                spec.commandLine().getOut().flush();
            }
            return 0;
        }
    }
}
