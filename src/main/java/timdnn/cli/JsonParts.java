package timdnn.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import timdnn.characterization.statistics.Estimate;

/** Parts that documents for {@code --json} are made of. */
final class JsonParts {
    private JsonParts() {}

    /** JSON has no infinity: null stands for it. */
    static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static Map<String, Object> interval(Estimate estimate) {
        return ordered(
                "estimate", estimate.estimate(),
                "low", estimate.low(),
                "high", estimate.high(),
                "simulations", estimate.simulations());
    }

    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
