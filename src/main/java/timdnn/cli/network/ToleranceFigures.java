package timdnn.cli.network;

import static timdnn.characterization.figure.FigureDefinition.fact;
import static timdnn.characterization.figure.FigureDefinition.figure;
import static timdnn.characterization.figure.FigureStatus.S;

import java.util.List;
import java.util.Optional;
import timdnn.characterization.figure.FigureGroup;
import timdnn.characterization.figure.FigureList;
import timdnn.characterization.figure.FigurePart;
import timdnn.characterization.statistics.Estimate;
import timdnn.lut.store.LutArtifact;
import timdnn.network.accuracy.Perplexity;
import timdnn.network.accuracy.PerplexityTolerance;
import timdnn.network.accuracy.Tolerance;

/** Figures of how far errors may grow. */
final class ToleranceFigures {
    /**
     * A result, the network, and the table.
     *
     * @param model name of the network
     * @param seed seed of the errors
     * @param result what was found
     * @param table the table
     */
    record Found(String model, long seed, Tolerance result, LutArtifact table) {}

    private static FigureGroup<Tolerance.Limit> limit(String happened) {
        return FigureGroup.of(
                fact("name", "all layers, the layer, or S and the number of the state")
                        .text(Tolerance.Limit::name),
                figure("rateFactor", "", S, "factor on the table's error rates at which " + happened)
                        .number(limit -> limit.rate().at()),
                figure("low", "", S, "largest factor tried before it can have; 0 where even at the first it can")
                        .number(limit -> limit.rate().low()),
                figure(
                                "high",
                                "",
                                S,
                                "smallest factor tried at which it surely has; null where the search found no end")
                        .number(limit -> limit.rate().high()),
                figure(
                                "offset_V",
                                "V",
                                S,
                                "σ of an offset of the thresholds, beside that of the levels, at which it has")
                        .number(limit -> limit.offset().at()),
                figure("offsetLow_V", "V", S, "as `low`")
                        .number(limit -> limit.offset().low()),
                figure("offsetHigh_V", "V", S, "as `high`")
                        .number(limit -> limit.offset().high()));
    }

    private static FigureGroup<Tolerance.Whole> whole(FigureGroup<Tolerance.Limit> limit) {
        return FigureGroup.of(
                FigurePart.among(whole -> Optional.of(whole.limit()), limit),
                figure(
                                "senseErrorProbability",
                                "",
                                S,
                                "P_E of a conversion at `rateFactor`, over accesses without errors")
                        .number(whole -> whole.errorProbability().at()),
                figure("senseErrorProbabilityLow", "", S, "the same at `low`")
                        .number(whole -> whole.errorProbability().low()),
                figure("senseErrorProbabilityHigh", "", S, "the same at `high`; null where the search found no end")
                        .number(whole -> whole.errorProbability().high()));
    }

    private static final FigureGroup<Tolerance.Limit> LIMIT = limit("accuracy has fallen by `drop`");

    private static final FigureGroup<Tolerance.Fewer> FEWER = FigureGroup.of(
            figure("thresholds", "", S, "how many").count(Tolerance.Fewer::thresholds),
            figure(
                            "accuracyDifference",
                            "",
                            S,
                            "accuracy less that with all of them, without errors, on the same images")
                    .bounds(fewer -> Optional.of(new Estimate(
                            fewer.difference().estimate(),
                            fewer.difference().low(),
                            fewer.difference().high(),
                            fewer.difference().images()))));

    private static final FigureGroup<Tolerance> RESULT = FigureGroup.of(
            figure("drop", "", S, "the loss of accuracy in question, a share of images")
                    .number(Tolerance::drop),
            figure("images", "", S, "images classified in each step").count(Tolerance::images),
            figure("accuracyWithoutErrors", "", S, "on these images").number(Tolerance::exact),
            FigurePart.of("network", "all layers and states at once", Tolerance::whole, whole(LIMIT)),
            FigureList.of("layers", "ternary layers in order, all others exact", Tolerance::layers, LIMIT),
            FigureList.of("states", "states, in all layers, all other states exact", Tolerance::states, LIMIT),
            FigureList.of(
                    "thresholds",
                    "converters with fewer thresholds, which clip earlier",
                    Tolerance::thresholds,
                    FEWER));

    /** All keys. */
    static final FigureGroup<Found> ALL = FigureGroup.of(
            fact("model", "name of the model").text(Found::model),
            fact("seed", "seed of the errors").exact(Found::seed),
            fact("status", "S: every figure is simulated").text(found -> S.name()),
            FigurePart.among(found -> Optional.of(found.result()), RESULT),
            FigurePart.of("lut", "the table", Found::table, UsedTable.FIGURES));

    /**
     * A result on a text, the network, and the table.
     *
     * @param model name of the network
     * @param seed seed of the errors
     * @param result what was found
     * @param table the table
     */
    record FoundWords(String model, long seed, PerplexityTolerance result, LutArtifact table) {}

    private static final FigureGroup<Tolerance.Limit> LIMIT_OF_WORDS = limit("perplexity has risen by `rise`");

    private static final FigureGroup<PerplexityTolerance> WORDS = FigureGroup.of(
            figure("rise", "", S, "the rise of perplexity in question").number(PerplexityTolerance::rise),
            figure("words", "", S, "words predicted in each step").count(PerplexityTolerance::words),
            figure("streams", "", S, "streams that the text was cut into").count(PerplexityTolerance::streams),
            figure("perplexityWithoutErrors", "", S, "on these words; the interval is over streams")
                    .boundsBeside(found -> bounds(found.exact(), found.streams())),
            FigurePart.of(
                    "network", "all layers and states at once", PerplexityTolerance::whole, whole(LIMIT_OF_WORDS)),
            FigureList.of(
                    "layers", "ternary layers in order, all others exact", PerplexityTolerance::layers, LIMIT_OF_WORDS),
            FigureList.of(
                    "states",
                    "states, in all layers, all other states exact",
                    PerplexityTolerance::states,
                    LIMIT_OF_WORDS),
            FigureList.of(
                    "thresholds",
                    "converters with fewer thresholds, which clip earlier",
                    ToleranceFigures::fewer,
                    FigureGroup.of(
                            figure("thresholds", "", S, "how many").count(FewerOfWords::thresholds),
                            figure(
                                            "perplexityDifference",
                                            "",
                                            S,
                                            "perplexity less that with all of them, without errors, on the same words")
                                    .bounds(fewer -> bounds(fewer.difference(), fewer.streams())))));

    /** All keys on a text. */
    static final FigureGroup<FoundWords> ALL_OF_WORDS = FigureGroup.of(
            fact("model", "name of the model").text(FoundWords::model),
            fact("seed", "seed of the errors").exact(FoundWords::seed),
            fact("status", "S: every figure is simulated").text(found -> S.name()),
            FigurePart.among(found -> Optional.of(found.result()), WORDS),
            FigurePart.of("lut", "the table", FoundWords::table, UsedTable.FIGURES));

    /** Fewer thresholds, and over how many streams. */
    private record FewerOfWords(int thresholds, Perplexity.Bounds difference, int streams) {}

    private static List<FewerOfWords> fewer(PerplexityTolerance found) {
        return found.thresholds().stream()
                .map(fewer -> new FewerOfWords(fewer.thresholds(), fewer.difference(), found.streams()))
                .toList();
    }

    private static Optional<Estimate> bounds(Perplexity.Bounds bounds, int streams) {
        return Optional.of(new Estimate(bounds.estimate(), bounds.low(), bounds.high(), streams));
    }

    private ToleranceFigures() {}
}
