package timdnn.characterization.engine;

import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.rare.LimitState;

/**
 * The distance of a simulated voltage, usually that of the bitline, from a threshold, over the circuit's variables and, as the last one where
 * the sense path has a σ, the threshold's own shift. Points are samples of the trial's state in the order in which they are
 * asked for, so a campaign that is resumed asks for the same ones and finds them stored.
 */
public final class SpiceLimitState implements LimitState {
    private final Campaign campaign;
    private final Trial trial;
    private final String measure;
    private final double threshold;
    private final double sign;
    private final double pathSigma;
    private int next;

    /**
     * A limit state.
     *
     * @param measure name of the measured voltage
     * @param threshold threshold in V
     * @param failsAbove whether the code is wrong where the voltage is above it
     * @param pathSigma σ of the threshold by the sense path in V; 0 for a threshold that stays where it is
     * @param first index of the first sample
     */
    public SpiceLimitState(
            Campaign campaign,
            Trial trial,
            String measure,
            double threshold,
            boolean failsAbove,
            double pathSigma,
            int first) {
        this.campaign = campaign;
        this.trial = trial;
        this.measure = measure;
        this.threshold = threshold;
        sign = failsAbove ? -1 : 1;
        this.pathSigma = pathSigma;
        next = first;
    }

    @Override
    public int dimension() {
        return campaign.dimension(trial) + (pathSigma > 0 ? 1 : 0);
    }

    @Override
    public double[] evaluate(List<double[]> points) {
        int first = next;
        next += points.size();
        int circuit = campaign.dimension(trial);
        double[] voltage = campaign.evaluate(
                trial,
                measure,
                IntStream.range(first, next).boxed().toList(),
                points.stream()
                        .map(point -> java.util.Arrays.copyOf(point, circuit))
                        .toList());
        double[] distance = new double[voltage.length];
        for (int i = 0; i < voltage.length; i++) {
            double shift = pathSigma > 0 ? pathSigma * points.get(i)[circuit] : 0;
            distance[i] = sign * (voltage[i] + shift - threshold);
        }
        return distance;
    }

    /** Index behind the last sample asked for. */
    int next() {
        return next;
    }
}
