package timdnn.network.accuracy;

import java.util.List;
import java.util.Optional;
import timdnn.network.LayerActivity;

/**
 * How well a network predicts a text: perplexity e^H, H = -Σ ln p(next word) / words. Status S.
 *
 * @param model name of the network
 * @param corpus name of the text
 * @param options errors, seed and threads
 * @param words predicted words
 * @param streams streams that the text was cut into
 * @param perplexity with errors, if there are any; of dies the mean over them
 * @param without the same without errors
 * @param difference with errors less without, on the same words; empty without errors
 * @param dies perplexity of each die; empty with other errors
 * @param wordsPerSecond speed
 * @param countedWords words of each stream over which accesses were counted
 * @param activity accesses by layer
 * @param sense what a table makes of them, energies a stream's counted words; empty without a table
 */
public record Perplexity(
        String model,
        String corpus,
        EvaluationOptions options,
        long words,
        int streams,
        Bounds perplexity,
        Bounds without,
        Optional<Bounds> difference,
        List<Double> dies,
        double wordsPerSecond,
        int countedWords,
        List<LayerActivity> activity,
        Optional<SenseFigures> sense) {
    /** An estimate with its 95 % interval. */
    public record Bounds(double estimate, double low, double high) {
        /** e^x of mean and interval; the interval also holds that of {@code others}. */
        static Bounds exponential(ImageMean mean, List<ImageMean> others) {
            double low = mean.low(mean.mean());
            double high = mean.high(mean.mean());
            for (ImageMean other : others) {
                low = Math.min(low, other.low(other.mean()));
                high = Math.max(high, other.high(other.mean()));
            }
            return new Bounds(Math.exp(mean.mean()), Math.exp(low), Math.exp(high));
        }

        /** These less 1, times a number. */
        Bounds excessTimes(double number) {
            return new Bounds(number * (estimate - 1), number * (low - 1), number * (high - 1));
        }
    }

    /** Copies the lists. */
    public Perplexity {
        dies = List.copyOf(dies);
        activity = List.copyOf(activity);
    }
}
