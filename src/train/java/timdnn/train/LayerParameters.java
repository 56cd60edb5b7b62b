package timdnn.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What one layer learns, and the running statistics of its accumulator.
 *
 * @param latent real weights {@code [column][row]}
 * @param gain batch-norm gain {@code [column]}, in activation codes per standard deviation
 * @param offset batch-norm offset {@code [column]}, in activation codes
 * @param mean running mean of the accumulator {@code [column]}
 * @param variance running variance of the accumulator {@code [column]}
 * @param levels what the states of a cell stand for; nothing for {-1, 0, 1}
 */
record LayerParameters(
        NDArray latent, NDArray gain, NDArray offset, NDArray mean, NDArray variance, Optional<WeightLevels> levels) {
    private static final float INITIAL_WEIGHT = 0.5f;
    private static final float INITIAL_OFFSET = 0.5f;

    /** Weights from a triangular distribution, states {-1, 0, 1}, statistics of a standard normal accumulator. */
    static LayerParameters random(NDManager manager, UniformRandomProvider random, int columns, int rows) {
        return random(manager, random, WeightLevels.Kind.UNIT, columns, rows);
    }

    /** The same with levels of a kind. */
    static LayerParameters random(
            NDManager manager, UniformRandomProvider random, WeightLevels.Kind levels, int columns, int rows) {
        float[] weights = new float[columns * rows];
        for (int index = 0; index < weights.length; index++) {
            float first = random.nextFloat();
            float second = random.nextFloat();
            weights[index] = INITIAL_WEIGHT * (first - second);
        }
        NDArray latent = manager.create(weights, new Shape(columns, rows));
        Shape perColumn = new Shape(columns);
        LayerParameters parameters = new LayerParameters(
                latent,
                manager.ones(perColumn),
                manager.ones(perColumn).mul(INITIAL_OFFSET),
                manager.zeros(perColumn),
                manager.ones(perColumn),
                WeightLevels.initial(manager, levels));
        parameters.learned().values().forEach(array -> array.setRequiresGradient(true));
        return parameters;
    }

    /** The arrays that the optimiser updates, by name within the layer. */
    Map<String, NDArray> learned() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        arrays.put("latent", latent);
        arrays.put("gain", gain);
        arrays.put("offset", offset);
        arrays.putAll(levelsLearned());
        return arrays;
    }

    /** Mean square of what the states +1 and -1 stand for. */
    double meanSquareLevel() {
        return levels.map(found -> found.whole(latent).meanSquare()).orElse(1.0);
    }

    /** Of these, the levels of the states. */
    Map<String, NDArray> levelsLearned() {
        return levels.map(WeightLevels::learned).orElseGet(Map::of);
    }
}
