package timdnn.cli.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import timdnn.bench.HarnessBench;
import timdnn.bench.HarnessFigures;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.reduction.ComparedForms;
import timdnn.characterization.store.CampaignStore;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.Project;
import timdnn.harness.ngspice.NgspiceInstallation;
import timdnn.harness.worker.NgspiceProgram;
import timdnn.input.InvalidInputException;

/** The harness against ngspice's own program. */
@Command(
        name = "harness",
        mixinStandardHelpOptions = true,
        description = "Time the harness against ngspice's own program, and watch a worker's memory.")
final class HarnessBenchCommand implements Callable<Integer> {
    /** Of the quickstart, s after the wordlines' edge. */
    private static final double STROBE_S = 244.9e-12;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "2000",
            description = "samples a round (default: ${DEFAULT-VALUE}); memory is watched over 50 N, or 5 N if quick")
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
        try (BenchFolder folder = BenchFolder.make()) {
            HarnessFigures figures = measure(folder.path());
            if (json) {
                Json.print(HarnessDocument.of(figures));
            } else {
                PrintWriter out = spec.commandLine().getOut();
                out.print(HarnessText.of(figures));
                out.flush();
            }
            return 0;
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
}
