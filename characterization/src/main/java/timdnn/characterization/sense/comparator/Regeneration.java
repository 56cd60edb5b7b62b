package timdnn.characterization.sense.comparator;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Regeneration of a latch: output differences grow as exp(t/τ), so that a decision takes
 *
 * <pre>t = t0 + τ·ln(1/overdrive)</pre>
 *
 * as long as the overdrive is small.
 *
 * @param constant_s time constant τ in s; NaN from fewer than two decisions
 * @param heldOut_s largest distance from that law of decisions that were not used to find it, in s; NaN where there are none
 */
@SuppressWarnings("MemberName") // suffixes are units
public record Regeneration(double constant_s, double heldOut_s) {
    /**
     * Fits the law by least squares to every other decision, the first and the last among them, and judges it by those
     * between.
     *
     * @param overdrives_V input differences in V, rising, above 0
     * @param times_s time of each decision in s; NaN where it never came, which tells nothing
     * @return constant and error
     */
    public static Regeneration of(double[] overdrives_V, double[] times_s) {
        SimpleRegression law = new SimpleRegression();
        for (int i = 0; i < times_s.length; i++) {
            if (Double.isFinite(times_s[i]) && !heldOut(i, times_s.length)) {
                law.addData(-Math.log(overdrives_V[i]), times_s[i]);
            }
        }
        double largest = Double.NaN;
        for (int i = 0; i < times_s.length; i++) {
            if (Double.isFinite(times_s[i]) && heldOut(i, times_s.length)) {
                double error = Math.abs(law.predict(-Math.log(overdrives_V[i])) - times_s[i]);
                largest = Double.isNaN(largest) ? error : Math.max(largest, error);
            }
        }
        return new Regeneration(law.getSlope(), largest);
    }

    private static boolean heldOut(int place, int count) {
        return place % 2 == 1 && place + 1 < count;
    }
}
