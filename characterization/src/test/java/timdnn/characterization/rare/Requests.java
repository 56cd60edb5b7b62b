package timdnn.characterization.rare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import timdnn.characterization.rare.form.LimitState;

/** A limit state that writes down what it is asked, batch by batch. */
public final class Requests implements LimitState {
    private final LimitState limitState;
    private final List<String> points = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();

    public Requests(LimitState limitState) {
        this.limitState = limitState;
    }

    @Override
    public int dimension() {
        return limitState.dimension();
    }

    @Override
    public double[] evaluate(List<double[]> asked) {
        batches.add(asked.size());
        asked.forEach(point -> points.add(Arrays.toString(point)));
        return limitState.evaluate(asked);
    }

    /** The points, as decimals that tell any two doubles apart. */
    public List<String> points() {
        return points;
    }

    public List<Integer> batches() {
        return batches;
    }
}
