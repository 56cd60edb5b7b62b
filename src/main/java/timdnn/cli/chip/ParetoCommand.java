package timdnn.cli.chip;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import timdnn.chip.TableFigures;
import timdnn.chip.design.Design;
import timdnn.chip.design.TileKind;
import timdnn.chip.design.Tiles;
import timdnn.chip.energy.ChipResult;
import timdnn.chip.energy.DensityRange;
import timdnn.chip.energy.EnergyAccounting;
import timdnn.chip.energy.WeightPolicy;
import timdnn.chip.exploration.ChipVariant;
import timdnn.chip.exploration.Reading;
import timdnn.chip.exploration.ReadingSpace;
import timdnn.chip.program.WeightPlan;
import timdnn.chip.shape.NetworkShape;
import timdnn.cli.network.DataOptions;
import timdnn.cli.network.ImageProgress;
import timdnn.cli.shared.Json;
import timdnn.cli.shared.Project;
import timdnn.cli.shared.TextFile;
import timdnn.input.InvalidInputException;
import timdnn.network.accuracy.DieAccuracy;
import timdnn.network.accuracy.DieEvaluator;
import timdnn.network.accuracy.DieOptions;
import timdnn.network.accuracy.EvaluationOptions;
import timdnn.network.accuracy.ReadAccuracy;
import timdnn.network.accuracy.ReadAccuracyEvaluator;
import timdnn.network.onnx.ShippedModel;
import timdnn.report.chip.FrontChart;

/** Energy, latency, area and accuracy over what tables know of a tile. */
@Command(
        name = "pareto",
        mixinStandardHelpOptions = true,
        description =
                "Energy, latency, area and accuracy of a network over tables, rows of an access, thresholds and tiles:"
                        + " which chips no other beats.")
public final class ParetoCommand implements Callable<Integer> {
    private static final List<String> TABLES = List.of(
            "lut/tables/access.lut.json",
            "lut/tables/access-stepped.lut.json",
            "lut/tables/access-stepped-0v85.lut.json");

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            description = "an ONNX file, or the name of one that ships: " + ShippedModel.NAMES)
    private String model;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--lut",
            paramLabel = "X.lut.json",
            description = "a table of a whole access, of any supply; repeat it for several (default: access,"
                    + " access-stepped and access-stepped-0v85 of the checkout)")
    private List<Path> tables = new ArrayList<>();

    @Option(
            names = "--rows",
            paramLabel = "L",
            split = ",",
            defaultValue = "16,8",
            description = "rows of an access (default: ${DEFAULT-VALUE})")
    private List<Integer> rows;

    @Option(
            names = "--thresholds",
            paramLabel = "T",
            split = ",",
            defaultValue = "8,7,6,5,4",
            description = "thresholds of a conversion (default: ${DEFAULT-VALUE})")
    private List<Integer> thresholds;

    @Option(
            names = "--tiles",
            paramLabel = "N",
            split = ",",
            defaultValue = "8,16,32,64",
            description = "tiles of the chip (default: ${DEFAULT-VALUE})")
    private List<Integer> tiles;

    @Option(
            names = "--weights",
            paramLabel = "RULE",
            split = ",",
            defaultValue = "fastest,least-energy",
            description = "by what weights stay in tiles or are loaded, as of chip; a chip of each whose plan differs"
                    + " (default: ${DEFAULT-VALUE})")
    private List<String> weights;

    @Option(
            names = "--design",
            paramLabel = "NAME|FILE",
            defaultValue = "tim16",
            description = "banks, buffers, units and memory of all chips (default: ${DEFAULT-VALUE})")
    private String design;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "500",
            description = "the first N images (default: ${DEFAULT-VALUE})")
    private int images;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "seed of the errors (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--dies",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "accuracy on N dies besides, of chips that read all rows and thresholds; at least 2, 0 for none"
                            + " (default: ${DEFAULT-VALUE})")
    private int dies;

    @Option(names = "--csv", paramLabel = "FILE", description = "write all chips as CSV besides")
    private Path csv;

    @Option(names = "--picture", paramLabel = "FILE.svg", description = "draw all chips besides")
    private Path picture;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        ChipInputs inputs = new ChipInputs();
        Design base = inputs.design(design);
        require(base);
        ReadingSpace space = ReadingSpace.of(read(inputs), rows, thresholds);
        if (space.readings().isEmpty()) {
            throw new InvalidInputException("no table knows such an access: " + String.join("; ", space.notCovered()));
        }
        DataOptions.Fed fed = data.read(model);
        NetworkShape shape = ChipInputs.counted(fed.network(), fed.images());
        EvaluationOptions options =
                EvaluationOptions.exact().firstImages(images).iid(seed);
        ReadAccuracyEvaluator accuracies = new ReadAccuracyEvaluator(fed.network(), fed.images(), options);
        List<WeightPolicy> policies =
                weights.stream().map(word -> ChipInputs.policy(spec, word)).toList();
        List<ChipVariant> chips = new ArrayList<>();
        int workload = accuracies.workload() * space.readings().size();
        for (Reading reading : space.readings()) {
            workload += drawsDies(reading) ? dies(fed, reading).workload(options, dieOptions()) : 0;
        }
        try (ImageProgress progress = new ImageProgress(spec.commandLine().getErr(), "images", workload)) {
            for (Reading reading : space.readings()) {
                ReadAccuracy accuracy = accuracies.evaluate(reading.geometry(), reading.conversions(), progress);
                Optional<DieAccuracy> onDies = drawsDies(reading)
                        ? Optional.of(dies(fed, reading).evaluate(options, dieOptions(), progress))
                        : Optional.empty();
                for (int count : tiles) {
                    Design chip = ChipVariant.design(base, reading, count);
                    for (ChipResult result : runs(inputs.accounting(chip), policies, shape, inputs.density(shape))) {
                        chips.add(new ChipVariant(reading, result, accuracy, onDies));
                    }
                }
            }
        }
        print(new ParetoFigures.Explored(shape.name(), base.name(), seed, chips, space.notCovered()));
        return 0;
    }

    private boolean drawsDies(Reading reading) {
        return dies > 0
                && reading.whole()
                && DieEvaluator.tables(reading.table().table()).isPresent();
    }

    private static DieEvaluator dies(DataOptions.Fed fed, Reading reading) {
        return new DieEvaluator(fed.network(), fed.images(), reading.table().table());
    }

    private DieOptions dieOptions() {
        return new DieOptions(dies, true, OptionalDouble.empty());
    }

    /** A run by each policy, those left out whose plan another has had. */
    private static List<ChipResult> runs(
            EnergyAccounting accounting, List<WeightPolicy> policies, NetworkShape shape, DensityRange density) {
        Map<WeightPlan, ChipResult> runs = new LinkedHashMap<>();
        for (WeightPolicy each : policies) {
            ChipResult result = accounting.with(each).run(shape, density, 1);
            runs.putIfAbsent(result.weightUse().plan(), result);
        }
        return List.copyOf(runs.values());
    }

    private void require(Design base) {
        if (base.tiles().kind() != TileKind.TIM) {
            throw new ParameterException(spec.commandLine(), "--design must have a design of TiM tiles, was " + design);
        }
        if (images < 1) {
            throw new InvalidInputException("--images must be at least 1, was " + images);
        }
        if (dies < 0 || dies == 1) {
            throw new InvalidInputException("--dies must be 0 or at least 2, was " + dies);
        }
        for (int count : tiles) {
            if (count < base.banks() || count > Tiles.MOST) {
                throw new InvalidInputException("--tiles must be in " + base.banks() + ", the banks of " + base.name()
                        + ", to " + Tiles.MOST + ", was " + count);
            }
        }
        requirePositive("--rows", rows);
        requirePositive("--thresholds", thresholds);
    }

    private static void requirePositive(String option, List<Integer> numbers) {
        for (int number : numbers) {
            if (number < 1) {
                throw new InvalidInputException(option + " must be at least 1, was " + number);
            }
        }
    }

    private List<TableFigures> read(ChipInputs inputs) {
        List<Path> files = tables.isEmpty()
                ? TABLES.stream().map(name -> Project.home().resolve(name)).toList()
                : tables.stream().map(Path::toAbsolutePath).toList();
        return files.stream().map(inputs::table).toList();
    }

    private void print(ParetoFigures.Explored explored) {
        if (csv != null) {
            TextFile.write(csv, ParetoFigures.csv(explored));
        }
        if (picture != null) {
            TextFile.write(picture, FrontChart.of(explored.network(), explored.chips(), explored.onFront()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Json.text(ParetoFigures.ALL.document(explored)) + "\n" : ParetoFigures.text(explored));
        out.flush();
    }
}
