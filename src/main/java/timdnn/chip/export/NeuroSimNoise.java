package timdnn.chip.export;

import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;
import timdnn.lut.table.CodeDistribution;

/**
 * A table's conversions as the output noise of DNN+NeuroSim V1.5 ({@code --output_noise -1 --output_noise_file FILE}): a CSV with the columns
 * output, mean and std, a line a count. NeuroSim draws a normal number and rounds it, so mean μ and σ are those of which as much lies
 * beyond ± half a code as the table errs to either side:
 *
 * <p>Φ((n - ½ - μ) / σ) = P(code &lt; n | n) and 1 - Φ((n + ½ - μ) / σ) = P(code &gt; n | n).
 *
 * <p>At the lowest and the highest code one side is cut off, and μ is the code. A side that never errs counts as {@value #LEAST}. Errors
 * by more than one code have their share in the sides alone. NeuroSim needs the outputs 0 to 2^adc_precision.
 *
 * @see <a href="https://arxiv.org/abs/2505.02314">Read et al., NeuroSim V1.5, arXiv 2505.02314</a>
 */
public final class NeuroSimNoise {
    private static final double LEAST = 1e-18;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private NeuroSimNoise() {}

    /** Mean and σ of an output, in codes. */
    record Moments(double mean, double sigma) {}

    /**
     * The file.
     *
     * @param codes what conversions read
     * @return CSV, from output 0 to the highest code
     */
    public static String csv(CodeDistribution codes) {
        StringBuilder text = new StringBuilder("output,mean,std\n");
        for (int n = 0; n <= codes.codeMax(); n++) {
            Moments moments = moments(codes, n);
            text.append(String.format(Locale.ROOT, "%d,%.12g,%.12g%n", n, moments.mean(), moments.sigma()));
        }
        return text.toString();
    }

    static Moments moments(CodeDistribution codes, int n) {
        double below = 0;
        double above = 0;
        for (int code = 0; code <= codes.codeMax(); code++) {
            below += code < n ? codes.probability(n, code) : 0;
            above += code > n ? codes.probability(n, code) : 0;
        }
        double left = -quantile(below);
        double right = -quantile(above);
        if (n == 0) {
            return new Moments(0, 0.5 / right);
        }
        if (n == codes.codeMax()) {
            return new Moments(n, 0.5 / left);
        }
        double sigma = 1 / (left + right);
        return new Moments(n - 0.5 + sigma * left, sigma);
    }

    private static double quantile(double probability) {
        return NORMAL.inverseCumulativeProbability(Math.max(LEAST, Math.min(0.49, probability)));
    }
}
