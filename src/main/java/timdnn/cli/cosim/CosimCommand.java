package timdnn.cli.cosim;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.characterization.figure.FigureText;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.cli.network.DataOptions;
import timdnn.cli.network.ImageProgress;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.Project;
import timdnn.cli.shared.TextFile;
import timdnn.cosim.AccessDraw;
import timdnn.cosim.Compared;
import timdnn.cosim.CosimOptions;
import timdnn.cosim.CosimResult;
import timdnn.cosim.Cosimulation;
import timdnn.cosim.InTheLoop;
import timdnn.cosim.LoopResult;
import timdnn.harness.engine.SimulationEngine;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.ngspice.NgspiceInstallation;
import timdnn.harness.worker.LocalEngine;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.LutArtifact;
import timdnn.lut.store.LutFile;
import timdnn.lut.table.Condition;
import timdnn.network.onnx.ShippedModel;

/** Simulates accesses of a running network again in SPICE. */
@Command(
        name = "cosim",
        mixinStandardHelpOptions = true,
        description =
                "Draw accesses of a running network, simulate these columns in SPICE with the shifts of their die, and"
                        + " compare voltages, codes and energy with tables and tile.")
public final class CosimCommand implements Callable<Integer> {
    private static final int ENERGY_SHARE = 16;
    private static final int MOST_WORKERS = 256;
    private static final int IMAGES = 100;
    private static final int LOOP_IMAGES = 1;
    private static final int LOOP_DIE = 0;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            description = "an ONNX file, or the name of one that ships: " + ShippedModel.NAMES)
    private String model;

    @Mixin
    private DataOptions data;

    @Option(names = "--lut", paramLabel = "X.lut.json", required = true, description = "tables of a column")
    private Path lut;

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            description = "the plan behind the tables (default: the one of the checkout that the tables name)")
    private Path plan;

    @Option(
            names = "--accesses",
            paramLabel = "N",
            defaultValue = "2000",
            description = "column accesses to simulate, a quarter of them near a threshold (default: ${DEFAULT-VALUE})")
    private int accesses;

    @Option(
            names = "--energies",
            paramLabel = "N",
            description =
                    "of the accesses drawn at random, how many are simulated from precharge to precharge, too, and of a stepped"
                            + " access as many of those near a threshold (default: a sixteenth of --accesses)")
    private Integer energies;

    @Option(
            names = "--dies",
            paramLabel = "N",
            defaultValue = "4",
            description = "dies on which the network runs (default: ${DEFAULT-VALUE})")
    private int dies;

    @Option(
            names = "--images",
            paramLabel = "N",
            description =
                    "the first N images, on each die (default: " + IMAGES + "; " + LOOP_IMAGES + " with --in-the-loop)")
    private Integer images;

    @Option(
            names = "--in-the-loop",
            paramLabel = "LAYER",
            description =
                    "instead of drawing accesses, run the network on one die with every column access of this layer"
                            + " simulated: its codes go on through the network; LAYER is its name in the model")
    private String loop;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "seed of the draws (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "number of worker processes (default: one per processor)")
    private Integer workers;

    @Option(names = "--decks", paramLabel = "DIR", description = "write the accesses that agree least as decks")
    private Path decks;

    @Option(
            names = "--worst",
            paramLabel = "N",
            defaultValue = "5",
            description = "how many of these (default: ${DEFAULT-VALUE})")
    private int worst;

    @Option(names = "--json", description = "print one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        CosimOptions options = options();
        int processes = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
        if (processes < 1 || processes > MOST_WORKERS || worst < 0) {
            throw new InvalidInputException("--workers must be from 1 to " + MOST_WORKERS
                    + " and --worst not negative, were " + processes + " and " + worst);
        }
        if (loop != null) {
            refuseDrawing();
        }
        LutArtifact table = LutFile.read(lut);
        Study study = study(table);
        DataOptions.Fed read = data.read(model);
        int layer = loop == null ? -1 : InTheLoop.layer(read.network(), loop);
        NgspiceInstallation.require();
        makeDecksFolder();
        Duration deadline =
                Duration.ofMillis(Math.max(1, Math.round(study.limits().deadline_s() * 1e3)));
        try (SimulationEngine engine = LocalEngine.of(LocalEngine.Settings.of(processes, deadline))) {
            if (loop != null) {
                InTheLoop simulated =
                        new InTheLoop(read.network(), read.images(), table, study, Project.netlists(), engine);
                loop(simulated, layer, table, engine.version());
                return 0;
            }
            Cosimulation cosimulation =
                    new Cosimulation(read.network(), read.images(), table, study, Project.netlists(), options, engine);
            CosimResult result = run(cosimulation, options, read.images().size());
            List<WorstAccess> least = worst(cosimulation, result);
            print(new CosimFigures.Found(model, result, table, engine.version(), least));
        }
        return 0;
    }

    /** What is about drawn accesses means nothing where all of a layer are simulated. */
    private void refuseDrawing() {
        for (String option : List.of("--accesses", "--dies", "--energies", "--decks", "--worst")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(),
                        option + " is about accesses that are drawn, and --in-the-loop simulates all of a layer");
            }
        }
    }

    private void loop(InTheLoop simulated, int layer, LutArtifact table, String version) {
        int count = images == null ? LOOP_IMAGES : images;
        LoopResult result;
        try (ImageProgress progress = new ImageProgress(
                spec.commandLine().getErr(), "simulations", Math.toIntExact(simulated.mostSimulations(layer, count)))) {
            result = simulated.run(layer, count, LOOP_DIE, seed, progress);
        }
        LoopFigures.Found found = new LoopFigures.Found(model, loop, result, table, version);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(LoopFigures.ALL.document(found)));
            out.flush();
        } else {
            LoopFigures.print(out, found);
        }
    }

    /** Before anything is simulated: a folder that cannot be made must not cost the work. */
    private void makeDecksFolder() {
        if (decks != null) {
            try {
                Files.createDirectories(decks);
            } catch (IOException failure) {
                throw InvalidInputException.unwritable(decks, failure);
            }
        }
    }

    private CosimOptions options() {
        try {
            return new CosimOptions(
                    accesses,
                    dies,
                    images == null ? IMAGES : images,
                    energies == null ? accesses / ENERGY_SHARE : energies,
                    seed);
        } catch (IllegalArgumentException outOfRange) {
            throw new ParameterException(spec.commandLine(), outOfRange.getMessage(), outOfRange);
        }
    }

    private CosimResult run(Cosimulation cosimulation, CosimOptions options, int size) {
        PrintWriter err = spec.commandLine().getErr();
        AccessDraw drawn;
        try (ImageProgress progress =
                new ImageProgress(err, "images", options.dies() * Math.min(size, options.images()))) {
            drawn = cosimulation.draw(progress);
        }
        try (ImageProgress progress = new ImageProgress(err, "simulations", cosimulation.simulations(drawn))) {
            return cosimulation.simulate(drawn, progress);
        }
    }

    /** The study behind the tables, under their first condition. */
    private Study study(LutArtifact table) {
        String name = table.provenance().origin().get("planName");
        Path file = plan == null ? Project.plan(name) : plan;
        String text = StudyReader.text(file);
        String wanted = table.provenance().origin().get("planSha256");
        if (!Netlist.sha256(text).equals(wanted)) {
            throw InvalidInputException.in(
                    file,
                    "plan",
                    "is not the one behind " + lut + " (" + name + ", planSha256 " + wanted
                            + "): name that with --plan, or fit tables to a campaign of this one");
        }
        Condition condition = table.condition();
        return StudyReader.parse(file, text).conditions().stream()
                .filter(candidate -> new Condition(
                                candidate.corner().process(),
                                candidate.corner().vdd_V(),
                                candidate.corner().temperature_K())
                        .equals(condition))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.in(
                        file, "corner", "has no condition " + condition + " as " + lut + " has"));
    }

    private List<WorstAccess> worst(Cosimulation cosimulation, CosimResult result) {
        List<WorstAccess> least = new ArrayList<>();
        for (Compared compared : result.worst(worst)) {
            String written = null;
            if (decks != null) {
                Path file = decks.resolve(compared.access().name() + ".cir");
                TextFile.write(file, cosimulation.deck(compared));
                written = file.toString();
            }
            least.add(new WorstAccess(compared, written));
        }
        return least;
    }

    private void print(CosimFigures.Found found) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(CosimFigures.ALL.document(found)));
            out.flush();
            return;
        }
        CosimResult result = found.result();
        line(
                out,
                "accesses",
                "%d simulated, %d failed, of %d of the network on %d dies",
                result.compared().size(),
                result.failed(),
                result.accesses(),
                result.options().dies());
        line(
                out,
                "codes",
                "%s alike at random (%s without errors) (S)",
                FigureText.of(CosimFigures.ALIKE.of(result), "%"),
                FigureText.of(CosimFigures.ALIKE_WITHOUT_ERRORS.of(result), "%"));
        if (result.alikeNear().isPresent()) {
            line(
                    out,
                    "near",
                    "%s alike near a threshold (%s without errors), of %d such accesses; voltage %s RMS (S)",
                    FigureText.of(CosimFigures.ALIKE_NEAR.of(result), "%"),
                    FigureText.of(CosimFigures.ALIKE_NEAR_WITHOUT_ERRORS.of(result), "%"),
                    result.nearAccesses(),
                    FigureText.of(CosimFigures.VOLTAGE_NEAR.of(result)));
        } else {
            line(out, "near", "none of these accesses is near a threshold");
        }
        line(
                out,
                "voltage",
                "%s RMS at random, largest of all %.2f mV (S)",
                FigureText.of(CosimFigures.VOLTAGE.of(result)),
                1e3 * result.largestVoltageError_V());
        if (result.energies() > 0) {
            line(
                    out,
                    "energy",
                    "%+.2f %% over %d accesses of the parts that table and deck both have, largest %.2f %% (S)",
                    100 * result.energyErrorRelative(),
                    result.energies(),
                    100 * result.largestEnergyErrorRelative());
        } else {
            line(out, "energy", "not compared");
        }
        if (result.verdictsAlike().isPresent() || result.verdictsAlikeNear().isPresent()) {
            line(
                    out,
                    "comparators",
                    "of whole accesses read %s alike at random, %s near a threshold (%s without errors) (S)",
                    FigureText.of(CosimFigures.VERDICTS.of(result), "%"),
                    FigureText.of(CosimFigures.VERDICTS_NEAR.of(result), "%"),
                    FigureText.of(CosimFigures.VERDICTS_NEAR_WITHOUT_ERRORS.of(result), "%"));
        }
        line(
                out,
                "P(code|n,d)",
                "p = %.2g; %d rare codes, %.3g expected (S)",
                result.codes().p(),
                result.codes().rareSeen(),
                result.codes().rareExpected());
        for (WorstAccess one : found.worst()) {
            line(
                    out,
                    "worst",
                    "%s: %+.2f and %+.2f mV%s",
                    one.compared().access().name(),
                    1e3 * one.compared().error_V(0),
                    1e3 * one.compared().error_V(1),
                    one.deck() == null ? "" : ", " + one.deck());
        }
        out.flush();
    }

    private static void line(PrintWriter out, String what, String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, "%-12s %s", what, String.format(Locale.ROOT, format, arguments)));
    }
}
