package timdnn.network.accuracy;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * A standard deviation with its 95 % interval.
 *
 * @param sigma the estimate
 * @param low lower end
 * @param high upper end
 */
public record Spread(double sigma, double low, double high) {
    /**
     * From a variance with as many degrees of freedom, by χ².
     *
     * @param variance the estimate, not negative
     * @param degrees degrees of freedom, at least 1
     * @return the spread
     */
    public static Spread of(double variance, int degrees) {
        ChiSquaredDistribution squares = new ChiSquaredDistribution(degrees);
        double sum = Math.max(0, variance) * degrees;
        return new Spread(
                Math.sqrt(Math.max(0, variance)),
                Math.sqrt(sum / squares.inverseCumulativeProbability(0.975)),
                Math.sqrt(sum / squares.inverseCumulativeProbability(0.025)));
    }

    /**
     * What is left of this spread without another, independent one that is part of it: variances are subtracted, and the ends of the
     * interval by distances added as squares (MOVER).
     *
     * @param part the part
     * @return the rest; 0 where the part is larger
     */
    public Spread without(Spread part) {
        double rest = sigma * sigma - part.sigma * part.sigma;
        double down = Math.hypot(sigma * sigma - low * low, part.high * part.high - part.sigma * part.sigma);
        double up = Math.hypot(high * high - sigma * sigma, part.sigma * part.sigma - part.low * part.low);
        return new Spread(
                Math.sqrt(Math.max(0, rest)), Math.sqrt(Math.max(0, rest - down)), Math.sqrt(Math.max(0, rest + up)));
    }
}
