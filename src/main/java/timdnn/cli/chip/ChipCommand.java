package timdnn.cli.chip;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import timdnn.chip.comparison.Comparison;
import timdnn.chip.comparison.FullTiles;
import timdnn.chip.comparison.KernelComparison;
import timdnn.chip.comparison.KernelRow;
import timdnn.chip.comparison.Setting;
import timdnn.chip.design.Design;
import timdnn.chip.design.Memory;
import timdnn.chip.design.TileKind;
import timdnn.chip.design.Tiles.RowCycle;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.EnergyAccounting;
import timdnn.chip.energy.Prices;
import timdnn.chip.export.ZigZagAccelerator;
import timdnn.chip.program.ProgramText;
import timdnn.chip.shape.NetworkShape;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.TextFile;
import timdnn.report.chip.ChipPage;

/** Runs a network's shapes on a chip: latency, energy, power, utilisation. */
@Command(
        name = "chip",
        mixinStandardHelpOptions = true,
        subcommands = {ParetoCommand.class, ExportCommand.class},
        description =
                "A network on a chip: latency, energy, power, utilisation and stalls, from a table and cited components.")
public final class ChipCommand implements Callable<Integer> {
    private static final int MOST_BATCH = 4096;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--network",
            paramLabel = "NAME|FILE",
            description =
                    "alexnet, resnet34, bn-inception, lstm, gru, transformer, mnist-cnn, or a file: layer shapes (.csv) or a model"
                            + " (.onnx)")
    private String network;

    @Option(names = "--width", paramLabel = "N", defaultValue = "1", description = "channels between layers, times N")
    private int width;

    @Option(
            names = "--design",
            paramLabel = "NAME|FILE",
            defaultValue = "tim16",
            description =
                    "tim16, tim8, near-memory-iso-capacity, near-memory-iso-area, near-memory-our-area, or a file (.yaml)")
    private String design;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "1", description = "inferences of a run")
    private int batch;

    @Option(
            names = "--edges",
            paramLabel = "WHERE",
            defaultValue = "tiles",
            description = "first and last layer: tiles (as the others), unit (vector lanes, 8-bit weights) or excluded")
    private String edges;

    @Option(names = "--no-dram", description = "memory outside of the chip is free and at once")
    private boolean noDram;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Option(
            names = "--compare",
            description = "print how much more time and energy the near-memory baseline takes, in several ways")
    private boolean compare;

    @Option(
            names = "--kernel",
            description =
                    "print time and energy of one product over the density, on tiles of either kind; takes no network")
    private boolean kernel;

    @Option(
            names = "--zigzag",
            description = "print the design as an accelerator of ZigZag, priced at the network's density")
    private boolean zigzag;

    @Option(names = "--disassemble", description = "print the program instead of running it")
    private boolean disassemble;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "write what runs when, for Perfetto or chrome://tracing, besides")
    private Path trace;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description =
                    "write floor plan, energies, the longest layer in time, roofline and sensitivities as SVG, besides")
    private Path pictures;

    @Option(
            names = "--html",
            paramLabel = "FILE.html",
            description = "write one page with figures and all pictures, besides; it loads nothing and prints")
    private Path html;

    @Option(
            names = "--weight-buffer",
            paramLabel = "BYTES",
            description =
                    "buffer of a bank that the next weights come into while tiles work (default: that of the design)")
    private Integer weightBuffer;

    @Option(
            names = "--weights",
            paramLabel = "RULE",
            defaultValue = "fastest",
            description =
                    "weights stay in tiles or are loaded for each use, by what is best: fastest, least-energy, by-layer,"
                            + " stay (all), load (all) or pipeline (all stay, for runs that follow each other)")
    private String weights;

    @Override
    public Integer call() {
        if (batch < 1 || batch > MOST_BATCH) {
            throw new ParameterException(
                    spec.commandLine(), "--batch must be in 1 to " + MOST_BATCH + ", was " + batch);
        }
        ChipInputs inputs = new ChipInputs();
        if (kernel) {
            kernel(inputs);
            return 0;
        }
        if (network == null) {
            throw new ParameterException(spec.commandLine(), "--network must name a network, or --kernel be there");
        }
        NetworkShape shape = shape(inputs);
        Design read = inputs.design(design);
        Design chip = buffered(noDram ? read.with(read.memory().withoutDram()) : read);
        EnergyAccounting accounting = inputs.accounting(chip).with(ChipInputs.policy(spec, weights));
        if (zigzag) {
            requireTim(chip, "--zigzag");
            Prices prices = new Prices(chip, inputs.table(chip), inputs.components(), inputs.density(shape), 1);
            print(new ZigZagAccelerator(chip, accounting.tile(), prices).yaml());
        } else if (disassemble) {
            print(ProgramText.of(accounting
                    .choice(shape, inputs.density(shape), batch)
                    .chosen()
                    .schedule()
                    .program()));
        } else if (compare) {
            compare(inputs, shape, chip);
        } else {
            ChipResult result = accounting.run(shape, inputs.density(shape), batch);
            if (pictures != null) {
                ChipPictures.write(pictures, result, inputs.table(chip));
            }
            if (html != null) {
                TextFile.write(html, ChipPage.of(result, inputs.table(chip), inputs.closedClaims(chip)));
            }
            run(result);
        }
        return 0;
    }

    /** The design with the buffer of the call; a comparison gives it to both sides. */
    private Design buffered(Design of) {
        if (weightBuffer == null) {
            return of;
        }
        if (weightBuffer < 0 || weightBuffer > Memory.MOST_WEIGHT_BUFFER_B) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--weight-buffer must be in 0 to " + Memory.MOST_WEIGHT_BUFFER_B + ", was " + weightBuffer);
        }
        return of.with(of.memory().withWeightBuffer(weightBuffer));
    }

    private void run(ChipResult result) {
        if (trace != null) {
            long leftOut = TraceFile.write(trace, result);
            if (leftOut > 0) {
                spec.commandLine()
                        .getErr()
                        .println(trace + " has the first " + TraceFile.MOST_SPANS + " spans, " + leftOut
                                + " were left out");
            }
        }
        print(json ? Json.text(ChipFigures.ALL.document(result)) + "\n" : ChipText.of(result));
    }

    private void compare(ChipInputs inputs, NetworkShape shape, Design chip) {
        requireTim(chip, "--compare");
        Comparison comparison = new Comparison(
                chip, shape, inputs.density(shape), name -> buffered(inputs.design(name)), each -> inputs.accounting(
                                each)
                        .with(ChipInputs.policy(spec, weights)));
        ComparisonFigures.Compared compared = new ComparisonFigures.Compared(
                comparison.ours(Setting.MemoryUse.BATCH_ONE),
                FullTiles.run(chip, inputs::accounting, inputs.components().figure("density")),
                comparison.rows(Comparison.ALL));
        print(json ? Json.text(ComparisonFigures.ALL.document(compared)) + "\n" : ComparisonFigures.text(compared));
    }

    private void requireTim(Design chip, String option) {
        if (chip.tiles().kind() != TileKind.TIM) {
            throw new ParameterException(
                    spec.commandLine(), option + " must have a design of TiM tiles, was " + design);
        }
    }

    private void kernel(ChipInputs inputs) {
        Design baseline = inputs.design(Comparison.ISO_CAPACITY);
        List<KernelRow> rows = KernelComparison.rows(
                List.of(
                        inputs.design("tim16"),
                        inputs.design("tim8"),
                        rowByRow(baseline, true),
                        rowByRow(baseline, false),
                        inputs.design("tim16-stepped-wide"),
                        inputs.design("tim8-stepped")),
                inputs::accounting);
        print(json ? Json.text(KernelFigures.ALL.document(rows)) + "\n" : KernelFigures.text(rows));
    }

    private static Design rowByRow(Design baseline, boolean saves) {
        return new Setting(Comparison.ISO_CAPACITY, saves, RowCycle.SIMULATED, Setting.MemoryUse.NONE).of(baseline);
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private NetworkShape shape(ChipInputs inputs) {
        NetworkShape read = inputs.network(network, width);
        return switch (edges) {
            case "tiles" -> read;
            case "unit" -> read.withEdgesInUnit();
            case "excluded" -> read.withoutEdges();
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--edges must be tiles, unit or excluded, was " + edges);
        };
    }
}
