package timdnn.characterization.rare.form;

import java.util.List;

/**
 * A limit state function g over independent standard normal variables: the sample fails where g ≤ 0.
 *
 * <p>A batch may be evaluated in parallel; the algorithms ask for one batch at a time, and the next one depends on the
 * answers alone, so that answers can be stored and a run resumed by asking again. g may be noisy if its noise is small
 * against |g(0)|, but the same point must get the same answer.
 */
public interface LimitState {
    /**
     * Number of variables.
     *
     * @return the dimension, at least 1
     */
    int dimension();

    /**
     * Evaluates g.
     *
     * @param points points z, each with {@link #dimension()} components; not to be changed
     * @return g for each point, in their order and in any unit; NaN where the simulation failed
     */
    double[] evaluate(List<double[]> points);
}
