package timdnn.cli.network;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import timdnn.characterization.figure.FigureDefinition;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.statistics.Estimate;
import timdnn.lut.store.LutArtifact;
import timdnn.network.accuracy.DieAccuracy;
import timdnn.network.accuracy.ImageMean;
import timdnn.network.accuracy.Spread;

/** Figures of a network over dies. */
final class DieFigures {
    private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

    /**
     * A result, the network, and the table that dies were drawn from.
     *
     * @param model name of the network
     * @param result how it did
     * @param fed what the network was fed
     * @param table the table
     */
    record Found(String model, DieAccuracy result, String fed, LutArtifact table) {}

    private static final FigureGroup<DieAccuracy> SPREAD = FigureGroup.of(
            spread("dies", "from die to die", DieAccuracy::ofDies),
            spread("noise", "from run to run of one die; 0 without noise", DieAccuracy::ofNoise),
            spread("images", "of the mean by the choice of images", DieAccuracy::ofImages),
            spread("table", "of the mean by what the table leaves open", DieAccuracy::ofTable));

    private static final FigureGroup<DieAccuracy> RESULT = FigureGroup.of(
            figure("images", "", S, "images classified on each die").count(DieAccuracy::images),
            figure("dies", "", S, "how many dies")
                    .count(result -> result.options().dies()),
            fact("noise", "whether each access draws noise on top of a die")
                    .verdict(result -> result.options().noise()),
            figure("accuracyWithoutErrors", "", S, "on the same images without errors")
                    .number(DieAccuracy::exact),
            figure("accuracy", "", S, "mean over dies").number(DieAccuracy::mean),
            figure("accuracies", "", S, "of each die").numbers(DieAccuracy::accuracy),
            figure("accuracyQuantiles", "", S, "accuracy that this share of the dies does not exceed")
                    .byName(DieFigures::quantiles),
            figure("yield", "", S, "share of the dies that reach `yieldAccuracy`")
                    .boundsBeside(result -> Optional.of(new Estimate(
                            (double) result.good() / result.options().dies(),
                            result.yielded().low(),
                            result.yielded().high(),
                            result.options().dies()))),
            figure("yieldAccuracy", "", S, "the accuracy of `--yield-at`, or half a point below that without errors")
                    .number(DieAccuracy::yieldAccuracy),
            FigurePart.of("spread", "standard deviation of the accuracy by cause", result -> result, SPREAD),
            difference("differenceToNone", "mean over dies less no errors, by image", DieAccuracy::againstExact),
            difference("differenceToIid", "mean over dies less independent errors, by image", DieAccuracy::againstIid));

    /** All keys. */
    static final FigureGroup<Found> ALL = FigureGroup.of(
            fact("model", "name of the model").text(Found::model),
            fact("errors", "die").text(found -> "die"),
            fact("status", "S: every figure is simulated").text(found -> S.name()),
            FigurePart.among(found -> Optional.of(found.result()), RESULT),
            fact("fed", "what was fed for each value p of a file, its range and shape")
                    .text(Found::fed),
            FigurePart.of("lut", "the table", Found::table, UsedTable.FIGURES));

    private DieFigures() {}

    private static Map<String, Double> quantiles(DieAccuracy result) {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        for (double share : QUANTILES) {
            quantiles.put(String.valueOf(share), result.quantile(share));
        }
        return quantiles;
    }

    private static FigureDefinition<DieAccuracy> spread(
            String key, String meaning, Function<DieAccuracy, Spread> spread) {
        return figure(key, "", S, meaning).bounds(result -> {
            Spread found = spread.apply(result);
            return Optional.of(new Estimate(
                    found.sigma(), found.low(), found.high(), result.options().dies()));
        });
    }

    private static FigureDefinition<DieAccuracy> difference(
            String key, String meaning, Function<DieAccuracy, ImageMean> mean) {
        return figure(key, "", S, meaning).bounds(result -> {
            ImageMean found = mean.apply(result);
            return Optional.of(new Estimate(
                    found.mean(), found.mean() - found.halfWidth(), found.mean() + found.halfWidth(), found.images()));
        });
    }
}
