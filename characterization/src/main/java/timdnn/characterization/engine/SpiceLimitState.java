package timdnn.characterization.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import timdnn.characterization.rare.form.LimitState;

/**
 * The distance of a simulated voltage, usually that of the bitline, from a threshold, over the circuit's variables and, as the
 * last one where the threshold varies, the standard normal variable of its own shift. Points are samples of the trial's state in the order in which they are
 * asked for, so a campaign that is resumed asks for the same ones and finds them stored.
 */
@SuppressWarnings({"MemberName", "ParameterName"}) // suffixes are units
public final class SpiceLimitState implements LimitState {
    private final Campaign campaign;
    private final Trial trial;
    private final String measure;
    private final double threshold;
    private final double sign;
    private final Optional<DoubleUnaryOperator> shift_V;
    private int next;

    /**
     * A limit state.
     *
     * @param measure name of the measured voltage
     * @param threshold threshold in V
     * @param failsAbove whether the code is wrong where the voltage is above it
     * @param shift_V by the standard normal variable how far the threshold moves up, rising, V; empty for a threshold that
     *     stays where it is
     * @param first index of the first sample
     */
    public SpiceLimitState(
            Campaign campaign,
            Trial trial,
            String measure,
            double threshold,
            boolean failsAbove,
            Optional<DoubleUnaryOperator> shift_V,
            int first) {
        this.campaign = campaign;
        this.trial = trial;
        this.measure = measure;
        this.threshold = threshold;
        sign = failsAbove ? -1 : 1;
        this.shift_V = shift_V;
        next = first;
    }

    @Override
    public int dimension() {
        return campaign.dimension(trial) + (shift_V.isPresent() ? 1 : 0);
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
                points.stream().map(point -> Arrays.copyOf(point, circuit)).toList());
        double[] distance = new double[voltage.length];
        for (int i = 0; i < voltage.length; i++) {
            double[] point = points.get(i);
            double moved =
                    shift_V.map(shift -> shift.applyAsDouble(point[circuit])).orElse(0.0);
            distance[i] = sign * (voltage[i] - threshold - moved);
        }
        return distance;
    }

    /** Index behind the last sample asked for. */
    int next() {
        return next;
    }
}
