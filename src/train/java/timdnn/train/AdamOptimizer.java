package timdnn.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980) by a schedule of its rate. The arithmetic is that of DJL's own; its moments can be
 * written to a checkpoint, which those of DJL cannot.
 */
public final class AdamOptimizer {
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final RateSchedule rate;
    private final Map<String, Moments> moments = new LinkedHashMap<>();
    private int step;

    /** An optimiser before its first step. */
    public AdamOptimizer(RateSchedule rate) {
        this.rate = rate;
    }

    /** Mean and mean square of the gradients. */
    private record Moments(NDArray mean, NDArray square) {}

    /** The next step begins. */
    public void next() {
        step++;
    }

    /** So many steps have been taken. */
    public void resume(int steps) {
        step = steps;
    }

    /** Moves one array against its gradient. */
    public void update(String name, NDArray weight, NDArray gradient) {
        float plain = rate.at(step);
        double debiased = plain * Math.sqrt(1 - Math.pow(BETA_2, step)) / (1 - Math.pow(BETA_1, step));
        Moments own = of(name, weight);
        weight.getNDArrayInternal()
                .adamUpdate(
                        new NDList(weight, gradient, own.mean(), own.square()),
                        new NDList(weight),
                        plain,
                        (float) debiased,
                        0,
                        1,
                        -1,
                        BETA_1,
                        BETA_2,
                        EPSILON,
                        true,
                        false);
    }

    /** Moments of all arrays, in their order. */
    public List<NDArray> moments(Map<String, NDArray> arrays) {
        return arrays.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .flatMap(own -> Stream.of(own.mean(), own.square()))
                .toList();
    }

    private Moments of(String name, NDArray weight) {
        return moments.computeIfAbsent(name, key -> new Moments(zeros(weight), zeros(weight)));
    }

    private static NDArray zeros(NDArray weight) {
        NDArray zeros = weight.getManager().zeros(weight.getShape());
        zeros.attach(weight.getManager());
        return zeros;
    }
}
