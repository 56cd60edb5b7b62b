package timdnn.cli.network;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.statistics.Estimate;
import timdnn.network.LayerActivity;
import timdnn.network.accuracy.Perplexity;
import timdnn.network.accuracy.SenseFigures;

/** Figures of a network of words on tiles. */
final class PerplexityFigures {
    private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

    /** Perplexity. */
    static final FigureDefinition<Perplexity> PERPLEXITY = figure(
                    "perplexity",
                    "",
                    S,
                    "e^H, H = -Σ ln p(next word) / words; over dies their mean log-loss; the interval is over streams and, with"
                            + " independent errors, the table's rates")
            .boundsBeside(result -> bounds(result.perplexity(), result));

    /** The same without errors. */
    static final FigureDefinition<Perplexity> WITHOUT = figure(
                    "perplexityWithoutErrors", "", S, "the same without errors, on the same words")
            .boundsBeside(result -> bounds(result.without(), result));

    /** What errors change. */
    static final FigureDefinition<Perplexity> DIFFERENCE = figure(
                    "perplexityDifference", "", S, "with errors less without, paired by stream; null without errors")
            .bounds(result -> result.difference().flatMap(difference -> bounds(difference, result)));

    /** P_E. */
    static final FigureDefinition<Perplexity> ERROR = figure(
                    "senseErrorProbability",
                    "",
                    S,
                    "P_E: mean error probability of a conversion over the words counted; null without a table")
            .boundsBeside(result -> result.sense()
                    .map(sense -> new Estimate(
                            sense.errorProbability(),
                            sense.errorProbabilityLow(),
                            sense.errorProbabilityHigh(),
                            result.streams())));

    /** Energy of a word. */
    static final FigureDefinition<Perplexity> ENERGY = figure(
                    "energyPerWord_J",
                    "J",
                    S,
                    "of the columns that hold weights, without layers in float32; null without a table")
            .boundsBeside(result -> result.sense()
                    .map(sense -> new Estimate(
                            sense.energyPerInference_J() / result.countedWords(),
                            sense.energyPerInferenceLow_J() / result.countedWords(),
                            sense.energyPerInferenceHigh_J() / result.countedWords(),
                            result.streams())));

    private static final FigureGroup<LayerActivity> LAYER = FigureGroup.of(
            fact("name", "its name").text(activity -> activity.layer().name()),
            figure("rows", "", S, "rows of its weights")
                    .count(activity -> activity.layer().weights().rows()),
            figure("columns", "", S, "columns of its weights")
                    .count(activity -> activity.layer().weights().columns()),
            fact("inputs", "code of its inputs")
                    .text(activity -> activity.layer().inputCode().kind().name()),
            figure("zeroWeightShare", "", S, "share of its weights that are zero")
                    .number(activity -> activity.layer().weights().zeroShare()),
            figure("accesses", "", S, "block accesses over the words counted, of all streams")
                    .count(activity -> activity.tally().accesses()),
            figure("activeRows", "", S, "rows driven in these")
                    .count(activity -> activity.tally().activeRows()),
            figure("clippedConversions", "", S, "conversions whose count was above the largest code")
                    .count(activity -> activity.tally().clippedConversions()),
            figure("histogram", "", S, "`[n][k]`: column accesses with n products +1 and k products -1")
                    .countTable(activity -> NetworkFigures.rows(activity.tally().histogram())));

    private static final FigureGroup<SenseFigures> TABLE = FigureGroup.of(
            fact("name", "its name").text(SenseFigures::tableName),
            fact("checksum", "its checksum").text(SenseFigures::tableChecksum));

    /** All keys. */
    static final FigureGroup<Perplexity> ALL = FigureGroup.of(
            fact("model", "name of the model").text(Perplexity::model),
            fact("dataset", "name of the text").text(Perplexity::corpus),
            fact("errors", "none, iid or die")
                    .text(result -> ErrorModelConverter.name(result.options().errors())),
            fact("seed", "seed of the errors").exact(result -> result.options().seed()),
            figure("threads", "", S, "threads of this call")
                    .count(result -> result.options().threads()),
            fact("status", "S: every figure is simulated").text(result -> S.name()),
            figure("words", "", S, "words predicted").count(Perplexity::words),
            figure("streams", "", S, "streams that the text was cut into").count(Perplexity::streams),
            PERPLEXITY,
            WITHOUT,
            DIFFERENCE,
            figure("perplexities", "", S, "of each die; none with other errors").numbers(Perplexity::dies),
            figure("perplexityQuantiles", "", S, "perplexity that this share of the dies does not exceed")
                    .byName(PerplexityFigures::quantiles),
            figure("wordsPerSecond", "1/s", S, "speed without errors").number(Perplexity::wordsPerSecond),
            ERROR,
            ENERGY,
            figure("countedWords", "", S, "words of each stream over which accesses were counted")
                    .count(Perplexity::countedWords),
            FigureList.of("layers", "ternary layers, in order", Perplexity::activity, LAYER),
            FigurePart.nullable("lut", "the table; null without one", Perplexity::sense, TABLE));

    private PerplexityFigures() {}

    private static Optional<Estimate> bounds(Perplexity.Bounds bounds, Perplexity result) {
        return Optional.of(new Estimate(bounds.estimate(), bounds.low(), bounds.high(), result.streams()));
    }

    /** Perplexity that a share of dies does not exceed; none with other errors. */
    static Map<String, Double> quantiles(Perplexity result) {
        double[] sorted =
                result.dies().stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Map<String, Double> quantiles = new LinkedHashMap<>();
        for (double share : sorted.length == 0 ? new double[0] : QUANTILES) {
            int place = (int) Math.ceil(share * sorted.length) - 1;
            quantiles.put(String.valueOf(share), sorted[Math.max(0, place)]);
        }
        return quantiles;
    }
}
