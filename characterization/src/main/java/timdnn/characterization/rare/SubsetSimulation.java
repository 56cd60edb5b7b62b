package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import timdnn.characterization.rare.form.CountedLimitState;
import timdnn.characterization.rare.form.LimitState;
import timdnn.characterization.rare.form.Vectors;
import timdnn.characterization.sample.SampleStream;

/**
 * Subset simulation: P as the product of conditional probabilities p_j of nested levels g ≤ b_1 &gt; b_2 &gt; ... &gt;
 * 0, each about 0.1. Within a level, chains start from the samples that reached it and move by conditional sampling
 * (also called preconditioned Crank-Nicolson), z' = ρz + √(1 - ρ²)ξ, which keeps the normal density in any dimension; a
 * move to g &gt; b_j is refused. ρ is adapted after each step towards moves accepted at 0.44. It needs no design point
 * and no gradient: an independent check of what rests on them, at more simulations.
 *
 * <p>The standard error is δ² = Σ δ_j² + Σ δ_j δ_(j+1), δ_j² = (1 - p_j)(1 + γ_j)/(p_j N), with γ_j from the
 * correlation along the chains; the second sum is over levels with chains. Samples per level fix the error; there is no
 * stopping at a requested one.
 *
 * <p>Implementation notes. Chains descend from samples of the level before, so that levels are positively correlated:
 * the usual Σ δ_j² is too small. Over 100 repeats with a linear limit state, 18 variables, P = 3.4e-6 and N = 1000 it
 * gives 0.33 where the spread is 0.46; with a correlation of ½ between adjacent levels it is 0.42.
 *
 * <p>Failed simulations are refused as moves. The upper bound counts them as failing in their level.
 *
 * <p>Sources: S.-K. Au and J. Beck, Estimation of small failure probabilities in high dimensions by subset simulation,
 * Prob. Eng. Mech. 16 (2001), doi:10.1016/S0266-8920(01)00019-4; I. Papaioannou et al., MCMC algorithms for subset
 * simulation, Prob. Eng. Mech. 41 (2015), doi:10.1016/j.probengmech.2015.06.006.
 */
public final class SubsetSimulation {
    /** Conditional probability of a level: one in this many, which is also the length of the chains. */
    private static final int CHAIN = 10;

    private static final int MAXIMUM_LEVELS = 40;
    private static final double ACCEPTANCE = 0.44;
    /** Correlation of adjacent levels with chains. */
    private static final double LEVEL_CORRELATION = 0.5;

    private final SampleStream stream;
    private final String state;
    private final int chains;

    /**
     * A sampler.
     *
     * @param stream draws of the experiment
     * @param state name of the state within the experiment
     * @param samplesPerLevel samples of a level, a multiple of 10 and at least 100
     * @throws IllegalArgumentException if the number of samples is not such
     */
    public SubsetSimulation(SampleStream stream, String state, int samplesPerLevel) {
        if (samplesPerLevel < 100 || samplesPerLevel % CHAIN != 0) {
            throw new IllegalArgumentException(
                    "samples per level must be a multiple of 10 and at least 100, was " + samplesPerLevel);
        }
        this.stream = stream;
        this.state = state;
        this.chains = samplesPerLevel / CHAIN;
    }

    /**
     * Estimates P(g ≤ 0). The batch of the first level has all its samples, a later one a step of all chains.
     *
     * @param limitState limit state
     * @return the estimate; where 40 levels do not reach a failure, or g is on a plateau, 0 with the bound of the last level
     */
    public RareEstimate estimate(LimitState limitState) {
        CountedLimitState counted = new CountedLimitState(limitState);
        int samples = chains * CHAIN;
        Level level = first(counted, samples);
        double reached = 1;
        double most = 1;
        List<Double> variances = new ArrayList<>();
        for (int number = 1; ; number++) {
            double threshold = level.threshold(chains);
            // On a plateau the level is that of most samples, and the next one would be no nearer to failure.
            boolean stuck = Double.isInfinite(threshold) || level.below(threshold) > samples / 2;
            boolean last = threshold <= 0 || stuck || number == MAXIMUM_LEVELS;
            int seen = level.below(last ? 0 : threshold);
            double share = (double) seen / samples;
            most *= Math.min(1, share + (double) level.failed / samples);
            if (last) {
                return result(counted, reached, share, most, variances, level);
            }
            variances.add(level.variance(threshold));
            reached *= share;
            level = next(counted, level.best(chains), threshold, number);
        }
    }

    private static RareEstimate result(
            CountedLimitState counted, double reached, double share, double most, List<Double> earlier, Level level) {
        int samples = level.size();
        int seen = level.below(0);
        double probability = reached * share;
        List<Double> variances = new ArrayList<>(earlier);
        variances.add(level.variance(0));
        double relative = seen == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(sum(variances));
        // Correlated samples of the last level: three over their effective number is the rule of three.
        double unseen = Math.min(1, reached * 3.7 * CHAIN / samples);
        double spread = WeightedSample.student(1e6) * Math.sqrt(Math.log1p(relative * relative));
        double low = seen == 0 ? 0 : probability * Math.exp(-spread);
        double high = seen == 0 ? Math.max(unseen, most) : Math.min(1, most * Math.exp(spread));
        return new RareEstimate(
                "subset simulation",
                probability,
                low,
                Math.max(high, probability),
                relative,
                counted.simulations(),
                counted.failed(),
                seen,
                seen == 0 ? 0 : 1.0 / seen,
                List.of());
    }

    /** Σ δ_j² + 2 ρ Σ δ_j δ_(j+1), the second sum over the levels with chains. */
    private static double sum(List<Double> variances) {
        double sum = variances.get(0);
        for (int level = 1; level < variances.size(); level++) {
            sum += variances.get(level);
            if (level > 1) {
                sum += 2 * LEVEL_CORRELATION * Math.sqrt(variances.get(level - 1) * variances.get(level));
            }
        }
        return sum;
    }

    private Level first(CountedLimitState counted, int samples) {
        List<double[]> points = new ArrayList<>();
        for (int index = 0; index < samples; index++) {
            points.add(stream.normals(state + "/level 0", index, counted.dimension()));
        }
        // Independent samples: chains of length 1.
        Level level = new Level(samples);
        level.add(points, counted.evaluate(points));
        level.failed = counted.failed();
        return level;
    }

    private Level next(CountedLimitState counted, Level seeds, double threshold, int number) {
        Level level = new Level(chains);
        List<double[]> at = seeds.points;
        double[] g = seeds.values();
        level.add(at, g);
        int before = counted.failed();
        double scale = 0.6; // √(1 - ρ²)
        for (int step = 1; step < CHAIN; step++) {
            List<double[]> moves = new ArrayList<>();
            for (int chain = 0; chain < chains; chain++) {
                double[] draw =
                        stream.normals(state + "/level " + number, (long) step * chains + chain, counted.dimension());
                double[] kept = Vectors.scaled(at.get(chain), Math.sqrt(1 - scale * scale));
                moves.add(Vectors.plus(kept, scale, draw));
            }
            double[] there = counted.evaluate(moves);
            List<double[]> points = new ArrayList<>(at);
            double[] values = g.clone();
            int accepted = 0;
            for (int chain = 0; chain < chains; chain++) {
                if (there[chain] <= threshold) {
                    points.set(chain, moves.get(chain));
                    values[chain] = there[chain];
                    accepted++;
                }
            }
            at = points;
            g = values;
            level.add(at, g);
            double adapted = Math.log(scale) + ((double) accepted / chains - ACCEPTANCE) / Math.sqrt(step);
            scale = Math.min(1, Math.exp(adapted));
        }
        level.failed = counted.failed() - before;
        return level;
    }

    /** Samples of a level, chain by chain within each step. */
    private static final class Level {
        private final int chains;
        private final List<double[]> points = new ArrayList<>();
        private final List<Double> g = new ArrayList<>();
        private int failed;

        Level(int chains) {
            this.chains = chains;
        }

        void add(List<double[]> more, double[] values) {
            points.addAll(more);
            for (double value : values) {
                g.add(Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
            }
        }

        int size() {
            return g.size();
        }

        double[] values() {
            return g.stream().mapToDouble(Double::doubleValue).toArray();
        }

        /** The value that {@code count} samples reach. */
        double threshold(int count) {
            double[] sorted = values();
            Arrays.sort(sorted);
            return sorted[count - 1];
        }

        int below(double threshold) {
            return (int) g.stream().filter(value -> value <= threshold).count();
        }

        /** The {@code count} samples with the lowest g, ties in order of their index. */
        Level best(int count) {
            List<Integer> order = new ArrayList<>();
            for (int index = 0; index < size(); index++) {
                order.add(index);
            }
            order.sort(Comparator.comparingDouble(g::get));
            Level level = new Level(count);
            for (int index : order.subList(0, count)) {
                level.points.add(points.get(index));
                level.g.add(g.get(index));
            }
            return level;
        }

        /** δ_j² = (1 - p)(1 + γ)/(pN), γ = 2 Σ_k (1 - k/L) r(k) with r(k) pooled over chains of length L. */
        double variance(double threshold) {
            int length = size() / chains;
            double share = (double) below(threshold) / size();
            double sum = 0;
            for (int lag = 1; lag < length; lag++) {
                int pairs = 0;
                int both = 0;
                for (int index = 0; index + lag * chains < size(); index++) {
                    pairs++;
                    if (g.get(index) <= threshold && g.get(index + lag * chains) <= threshold) {
                        both++;
                    }
                }
                double covariance = (double) both / pairs - share * share;
                sum += 2 * (1 - (double) lag / length) * covariance;
            }
            double independent = share * (1 - share);
            return Math.max(independent, independent + sum) / (share * share * size());
        }
    }
}
