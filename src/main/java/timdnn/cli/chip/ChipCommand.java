package timdnn.cli.chip;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import timdnn.chip.ComponentCatalogue;
import timdnn.chip.Figure;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Design;
import timdnn.chip.design.DesignReader;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.DensityRange;
import timdnn.chip.energy.EnergyAccounting;
import timdnn.chip.shape.Density;
import timdnn.chip.shape.NetworkShape;
import timdnn.chip.shape.NetworkShapes;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.Project;
import timdnn.lut.store.LutFile;

/** Runs a network's shapes on a chip: latency, energy, power, utilisation. */
@Command(
        name = "chip",
        mixinStandardHelpOptions = true,
        description =
                "A network on a chip: latency, energy, power, utilisation and stalls, from a table and cited components.")
public final class ChipCommand implements Callable<Integer> {
    private static final int MOST_BATCH = 4096;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--network",
            required = true,
            paramLabel = "NAME|FILE",
            description = "alexnet, resnet34, bn-inception, lstm, gru, transformer, or a file of layer shapes (.csv)")
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
            description = "first and last layer: tiles (as the others) or excluded")
    private String edges;

    @Option(names = "--no-dram", description = "memory outside of the chip is free and at once")
    private boolean noDram;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        if (batch < 1 || batch > MOST_BATCH) {
            throw new ParameterException(
                    spec.commandLine(), "--batch must be in 1 to " + MOST_BATCH + ", was " + batch);
        }
        ComponentCatalogue components = ComponentCatalogue.shipped();
        NetworkShape shape = shape();
        Design chip = design();
        TableFigures table = TableFigures.of(chip.table(), LutFile.read(chip.table()));
        ChipResult result = new EnergyAccounting(chip, table, components).run(shape, range(shape, components), batch);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Json.text(ChipFigures.ALL.document(result)) + "\n" : ChipText.of(result));
        out.flush();
        return 0;
    }

    private Design design() {
        Design read = new DesignReader(ChipFolders.designs(), Project.home()).read(design);
        return noDram ? read.with(read.memory().withoutDram()) : read;
    }

    private NetworkShape shape() {
        NetworkShape read = NetworkShapes.read(ChipFolders.networks(), network, width);
        return switch (edges) {
            case "tiles" -> read;
            case "excluded" -> read.withoutEdges();
            default ->
                throw new ParameterException(spec.commandLine(), "--edges must be tiles or excluded, was " + edges);
        };
    }

    private static DensityRange range(NetworkShape shape, ComponentCatalogue components) {
        Figure density = components.figure("density");
        int bits = shape.activationBits();
        return new DensityRange(
                Density.of(density.low(), bits), Density.of(density.nominal(), bits), Density.of(density.high(), bits));
    }
}
