package timdnn.characterization.sense;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import timdnn.characterization.statistics.NormalTail;

/**
 * Where thresholds have to lie so that a histogram of states gives the fewest errors. With normal levels (µ_n, σ_n), falling
 * with n, and shares p_n of the states, each threshold minimises
 *
 * <pre>p_n·Φ(-(µ_n - T)/σ_n) + p_n+1·Φ(-(T - µ_n+1)/σ_n+1)</pre>
 *
 * between µ_n+1 and µ_n: that is the Bayes decision between neighbours.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class ThresholdPlacement {
    private static final double RELATIVE = 1e-10;
    private static final double ABSOLUTE_V = 1e-7;
    private static final int EVALUATIONS = 1000;

    private final List<Double> means_V;
    private final List<Double> sigmas_V;
    private final List<Double> shares;

    /**
     * Levels and how often each is met.
     *
     * @param means_V µ_n in V, strictly falling
     * @param sigmas_V σ_n in V, above 0; as many
     * @param counts how often each state is met; as many. A state that was never seen counts as seen once, so that its
     *     threshold is not moved onto it
     * @throws IllegalArgumentException if a list is too short, a mean does not fall or a σ is not above 0
     */
    public ThresholdPlacement(List<Double> means_V, List<Double> sigmas_V, List<Long> counts) {
        if (means_V.size() < 2 || sigmas_V.size() != means_V.size() || counts.size() != means_V.size()) {
            throw new IllegalArgumentException(
                    "means, sigmas and counts must be equal in number and at least two, were " + means_V.size() + ", "
                            + sigmas_V.size() + " and " + counts.size());
        }
        for (int n = 0; n < means_V.size(); n++) {
            if (!(sigmas_V.get(n) > 0) || (n > 0 && !(means_V.get(n) < means_V.get(n - 1)))) {
                throw new IllegalArgumentException(
                        "level " + n + " must lie below the one before with a sigma above 0, was " + means_V.get(n)
                                + " with " + sigmas_V.get(n));
            }
        }
        this.means_V = List.copyOf(means_V);
        this.sigmas_V = List.copyOf(sigmas_V);
        double sum = counts.stream().mapToDouble(count -> Math.max(1, count)).sum();
        shares = counts.stream().map(count -> Math.max(1, count) / sum).toList();
    }

    /**
     * The best thresholds.
     *
     * @return one between each two levels, falling, in V
     */
    public List<Double> thresholds_V() {
        List<Double> thresholds = new ArrayList<>();
        for (int n = 0; n + 1 < means_V.size(); n++) {
            int upper = n;
            double high = means_V.get(n);
            double low = means_V.get(n + 1);
            thresholds.add(new BrentOptimizer(RELATIVE, ABSOLUTE_V)
                    .optimize(
                            new MaxEval(EVALUATIONS),
                            new UnivariateObjectiveFunction(threshold -> between(upper, threshold)),
                            GoalType.MINIMIZE,
                            // Not at a level itself, where one of the two errors would be even.
                            new SearchInterval(low + 0.02 * (high - low), high - 0.02 * (high - low)))
                    .getPoint());
        }
        return thresholds;
    }

    /**
     * Probability of an error with given thresholds.
     *
     * @param thresholds_V one between each two levels, in V
     * @return Σ of the errors across each threshold
     */
    public double error(List<Double> thresholds_V) {
        double sum = 0;
        for (int n = 0; n < thresholds_V.size(); n++) {
            sum += between(n, thresholds_V.get(n));
        }
        return sum;
    }

    private double between(int n, double threshold_V) {
        return shares.get(n) * NormalTail.beyond((means_V.get(n) - threshold_V) / sigmas_V.get(n))
                + shares.get(n + 1) * NormalTail.beyond((threshold_V - means_V.get(n + 1)) / sigmas_V.get(n + 1));
    }
}
