package timdnn.cli.chip;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileKind;
import timdnn.chip.design.TileTiming;
import timdnn.chip.energy.Prices;
import timdnn.chip.export.AccelForgeArch;
import timdnn.chip.export.AihwkitCell;
import timdnn.chip.export.CrossSimConverter;
import timdnn.chip.export.HwComponent;
import timdnn.chip.export.NeuroSimNoise;
import timdnn.chip.export.ZigZagAccelerator;
import timdnn.chip.shape.NetworkShape;
import timdnn.cli.shared.TextFile;
import timdnn.input.InvalidInputException;

/** A design and its table for other tools, a file each. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Write a design and its table for AccelForge, hwcomponents, ZigZag, NeuroSim, CrossSim and AIHWKit.")
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "folder to write to")
    private Path folder;

    @Option(
            names = "--design",
            paramLabel = "NAME|FILE",
            defaultValue = "tim16",
            description = "a design of TiM tiles (default: ${DEFAULT-VALUE})")
    private String design;

    @Option(
            names = "--network",
            paramLabel = "NAME|FILE",
            defaultValue = "lstm",
            description = "energies of accesses are those at this network's density (default: ${DEFAULT-VALUE})")
    private String network;

    @Override
    public Integer call() {
        ChipInputs inputs = new ChipInputs();
        Design chip = inputs.design(design);
        if (chip.tiles().kind() != TileKind.TIM) {
            throw new ParameterException(spec.commandLine(), "--design must have a design of TiM tiles, was " + design);
        }
        NetworkShape shape = inputs.network(network, 1);
        TableFigures table = inputs.table(chip);
        TileTiming tile = inputs.accounting(chip).tile();
        Prices prices = new Prices(chip, table, inputs.components(), inputs.density(shape), 1);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("accelforge.yaml", new AccelForgeArch(chip, tile, prices).yaml());
        files.put("hwcomponents_tile.py", HwComponent.python(chip, tile, prices, table));
        files.put("zigzag.yaml", new ZigZagAccelerator(chip, tile, prices).yaml());
        files.put(
                "neurosim_output_noise.csv",
                NeuroSimNoise.csv(table.table().codes().any()));
        files.put("crosssim_converter.py", CrossSimConverter.python(table.table()));
        files.put("aihwkit_column.py", AihwkitCell.python(table.table()));
        write(files);
        return 0;
    }

    private void write(Map<String, String> files) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw InvalidInputException.unwritable(folder, failure);
        }
        PrintWriter out = spec.commandLine().getOut();
        files.forEach((name, text) -> {
            TextFile.write(folder.resolve(name), text);
            out.println(folder.resolve(name));
        });
        out.flush();
    }
}
