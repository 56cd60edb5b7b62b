package timdnn.cli.network;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.statistics.Estimate;
import timdnn.lut.store.LutArtifact;
import timdnn.network.LayerActivity;
import timdnn.network.accuracy.NetworkAccuracy;
import timdnn.network.accuracy.NetworkEvaluator;
import timdnn.network.accuracy.PairedDifference;
import timdnn.network.accuracy.SenseFigures;
import timdnn.network.data.Dataset;
import timdnn.tile.AccessTally;

/** Figures of a network on tiles. */
public final class NetworkFigures {
    /**
     * A result and the table that it rests on.
     *
     * @param result how the network did
     * @param table the table; empty without one
     * @param fed what was fed for each value of a file
     */
    record Found(NetworkAccuracy result, Optional<LutArtifact> table, String fed) {}

    /** A result and the images that it was found on. */
    record Counted(NetworkAccuracy result, Dataset dataset) {}

    /** A layer and the table. */
    private record Layer(LayerActivity activity, Optional<LutArtifact> table) {
        AccessTally tally() {
            return activity.tally();
        }
    }

    /** Share of images classified rightly. */
    public static final FigureDefinition<NetworkAccuracy> ACCURACY = figure(
                    "accuracy", "", S, "share of images classified rightly")
            .boundsBeside(result -> Optional.of(
                    new Estimate(result.accuracy(), result.accuracyLow(), result.accuracyHigh(), result.images())));

    /** What errors change. */
    static final FigureDefinition<PairedDifference> DIFFERENCE = figure(
                    "", "", S, "accuracy with errors less that without, on the same images")
            .bounds(difference -> Optional.of(
                    new Estimate(difference.estimate(), difference.low(), difference.high(), difference.images())));

    /** P_E. */
    public static final FigureDefinition<NetworkAccuracy> ERROR = figure(
                    "senseErrorProbability",
                    "",
                    S,
                    "P_E: mean error probability of a conversion over the network's own histogram, over images and rates; null"
                            + " without a table")
            .boundsBeside(result -> result.sense()
                    .map(sense -> new Estimate(
                            sense.errorProbability(),
                            sense.errorProbabilityLow(),
                            sense.errorProbabilityHigh(),
                            result.histogramImages())));

    /** Energy of an inference. */
    public static final FigureDefinition<NetworkAccuracy> ENERGY = figure(
                    "energyPerInference_J",
                    "J",
                    S,
                    "of the columns that hold weights: column accesses alone, or whole accesses with a table of a campaign with"
                            + " an access; null without a table, its upper end also where one image was counted")
            .boundsBeside(result -> result.sense()
                    .map(sense -> new Estimate(
                            sense.energyPerInference_J(),
                            sense.energyPerInferenceLow_J(),
                            sense.energyPerInferenceHigh_J(),
                            result.histogramImages())));

    /** The same by part. */
    static final FigureDefinition<NetworkAccuracy> PARTS = figure(
                    "energyParts_J",
                    "J",
                    S,
                    "the energy by part: `bitlines` (with precharge), `wordlines` (with decoder), `leakage`; of whole accesses"
                            + " also `sampling`, `conversions` and, if the table has it, `digital`; null without a table")
            .byName(result -> result.sense().map(SenseFigures::energyParts_J).orElse(null));

    private static final FigureGroup<PairedDifference> DIFFERENCES = FigureGroup.of(
            DIFFERENCE,
            figure("images", "", S, "images that were compared").count(PairedDifference::images),
            figure("lost", "", S, "those that errors turn from right to wrong").count(PairedDifference::lost),
            figure("gained", "", S, "those that they turn from wrong to right").count(PairedDifference::gained),
            figure("pValue", "", S, "of McNemar's exact test").number(PairedDifference::pValue));

    private static final FigureGroup<NetworkAccuracy> HISTOGRAM = FigureGroup.of(
            figure("images", "", S, "images over which accesses were counted").count(NetworkAccuracy::histogramImages),
            fact("seed", "seed by which they were drawn").exact(result -> NetworkEvaluator.HISTOGRAM_SEED),
            figure("counts", "", S, "`[n][k]`: column accesses with n products +1 and k products -1")
                    .countTable(result -> rows(result.tally().histogram())));

    private static final FigureGroup<Layer> LAYER = FigureGroup.of(
            fact("name", "its name").text(layer -> layer.activity().layer().name()),
            figure("rows", "", S, "rows of its weights")
                    .count(layer -> layer.activity().layer().weights().rows()),
            figure("columns", "", S, "columns of its weights")
                    .count(layer -> layer.activity().layer().weights().columns()),
            figure("positions", "", S, "positions at which they are applied")
                    .count(layer -> layer.activity().layer().positions()),
            fact("inputs", "code of its inputs")
                    .text(layer -> layer.activity().layer().inputCode().kind().name()),
            figure("accessesPerVector", "", S, "block accesses of an input vector")
                    .count(layer -> layer.activity().layer().accessesPerVector()),
            figure("multiplyAccumulates", "", S, "of an image")
                    .count(layer -> layer.activity().layer().multiplyAccumulates()),
            figure("zeroWeightShare", "", S, "share of its weights that are zero")
                    .number(layer -> layer.activity().layer().weights().zeroShare()),
            figure("accesses", "", S, "block accesses over the histogram's images")
                    .count(layer -> layer.tally().accesses()),
            figure("activeRows", "", S, "rows driven in these")
                    .count(layer -> layer.tally().activeRows()),
            figure("clippedConversions", "", S, "conversions whose count was above the largest code")
                    .count(layer -> layer.tally().clippedConversions()),
            figure("senseErrorProbability", "", S, "P_E of its conversions; null without a table")
                    .number(layer -> layer.table()
                            .map(table -> layer.tally().senseErrorProbability(table.codes()))
                            .orElse(Double.NaN)),
            figure("energyPerInference_J", "J", S, "its part of the energy; null without a table")
                    .number(layer -> layer.table()
                            .map(table -> layer.tally().energy_J(table.accessEnergy())
                                    / layer.activity().images())
                            .orElse(Double.NaN)),
            figure("histogram", "", S, "`[n][k]`, as above")
                    .countTable(layer -> rows(layer.tally().histogram())));

    private static final FigureGroup<SenseFigures> TABLE = FigureGroup.of(
            fact("name", "its name").text(SenseFigures::tableName),
            fact("checksum", "its checksum").text(SenseFigures::tableChecksum));

    private static final FigureGroup<NetworkAccuracy> RESULT = FigureGroup.of(
            fact("model", "name of the model").text(NetworkAccuracy::model),
            fact("dataset", "name of the data set").text(NetworkAccuracy::dataset),
            fact("errors", "none or iid")
                    .text(result -> ErrorModelConverter.name(result.options().errors())),
            fact("seed", "seed of the errors").exact(result -> result.options().seed()),
            figure("threads", "", S, "threads of this call")
                    .count(result -> result.options().threads()),
            fact("status", "S: every figure is simulated").text(result -> S.name()),
            figure("images", "", S, "images classified").count(NetworkAccuracy::images),
            figure("correct", "", S, "how many of them rightly").count(NetworkAccuracy::correct),
            ACCURACY,
            FigurePart.nullable(
                    "accuracyDifference",
                    "with errors against none on the same images; null without errors",
                    NetworkAccuracy::difference,
                    DIFFERENCES),
            figure("imagesPerSecond", "1/s", S, "speed of the classification").number(NetworkAccuracy::imagesPerSecond),
            ERROR,
            ENERGY,
            PARTS,
            figure("conversions", "", S, "in the images counted; two, of BL and BLB, a column and access")
                    .count(result -> 2 * result.tally().columnAccesses()),
            figure("clippedConversions", "", S, "those whose count was above the largest code")
                    .count(result -> result.tally().clippedConversions()),
            FigurePart.of("histogram", "how often n and k occur", result -> result, HISTOGRAM));

    /** All keys. */
    static final FigureGroup<Found> ALL = FigureGroup.of(
            FigurePart.among(found -> Optional.of(found.result()), RESULT),
            fact("fed", "what was fed for each value p of a file, its range and shape")
                    .text(Found::fed),
            FigureList.of("layers", "ternary layers, in order", NetworkFigures::layers, LAYER),
            FigurePart.nullable(
                    "lut",
                    "the table; null without one",
                    found -> found.result().sense(),
                    TABLE));

    /** What a plan reads as a network's histogram, with where it comes from. */
    static final FigureGroup<Counted> COUNTED = FigureGroup.of(
            fact("model", "name of the model").text(counted -> counted.result().model()),
            fact("dataset", "name of the data set")
                    .text(counted -> counted.result().dataset()),
            fact("imagesFile", "name of the file of images")
                    .text(counted -> counted.dataset().imagesFile()),
            fact("imagesSha256", "its fingerprint")
                    .text(counted -> counted.dataset().imagesSha256()),
            figure("drawnFrom", "", S, "images of which those of the histogram are some")
                    .count(counted -> counted.result().images()),
            FigurePart.of("histogram", "how often n and k occur", Counted::result, HISTOGRAM));

    private NetworkFigures() {}

    private static List<Layer> layers(Found found) {
        return found.result().activity().stream()
                .map(activity -> new Layer(activity, found.table()))
                .toList();
    }

    static List<List<Long>> rows(long[][] counts) {
        return Arrays.stream(counts)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }
}
