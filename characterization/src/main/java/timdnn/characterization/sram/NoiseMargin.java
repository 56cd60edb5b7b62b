package timdnn.characterization.sram;

import java.util.Map;
import java.util.Optional;
import timdnn.characterization.statistics.Estimate;

/** The read static noise margin from both sides of the butterfly, cell by cell. */
final class NoiseMargin {
    private NoiseMargin() {}

    /** One side of every cell that gave a margin, V. */
    static double[] sides(Map<Integer, Map<String, Double>> samples, String measure) {
        return samples.values().stream()
                .mapToDouble(sample -> sample.getOrDefault(measure, Double.NaN))
                .filter(Double::isFinite)
                .toArray();
    }

    /**
     * The margin, which is the smaller side.
     *
     * @param nominal of the cell without mismatch, V
     * @param sides0 one side by cell, V; at least two
     * @param sides1 the other, as many
     * @param failed cells that gave none
     */
    static SramFindings.Margin of(double nominal, double[] sides0, double[] sides1, int failed) {
        double[] margins = new double[sides0.length];
        int flips = 0;
        for (int cell = 0; cell < margins.length; cell++) {
            margins[cell] = Math.min(sides0[cell], sides1[cell]);
            flips += margins[cell] > 0 ? 0 : 1;
        }
        Estimate mean = Estimate.mean(margins);
        Estimate sigma = Estimate.sigma(margins);
        boolean varies = sigma.estimate() > 0;
        return new SramFindings.Margin(
                nominal,
                mean,
                sigma,
                varies ? Optional.of(ratio(mean, sigma)) : Optional.empty(),
                varies ? Optional.of(sideSigmas(sides0, sides1)) : Optional.empty(),
                flips,
                failed);
    }

    private static Estimate sideSigmas(double[] sides0, double[] sides1) {
        Estimate one = ratio(Estimate.mean(sides0), Estimate.sigma(sides0));
        Estimate other = ratio(Estimate.mean(sides1), Estimate.sigma(sides1));
        return new Estimate(
                0.5 * (one.estimate() + other.estimate()),
                0.5 * (one.low() + other.low()),
                0.5 * (one.high() + other.high()),
                one.simulations());
    }

    private static Estimate ratio(Estimate mean, Estimate sigma) {
        return new Estimate(
                mean.estimate() / sigma.estimate(),
                mean.low() / (mean.low() > 0 ? sigma.high() : sigma.low()),
                mean.high() / (mean.high() > 0 ? sigma.low() : sigma.high()),
                mean.simulations());
    }
}
