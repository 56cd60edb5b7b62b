package timdnn.characterization.campaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.characterization.bench.StrengthBench;
import timdnn.characterization.plan.Study;
import timdnn.harness.HarnessException;

/** The rows of the cell-strength experiments of a store. */
final class StrengthRows {
    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    StrengthRows(Study study, CampaignStore store) {
        for (String experiment : List.of(
                StrengthBench.CELL,
                StrengthBench.DRIVEN,
                StrengthBench.OPPOSITE,
                StrengthBench.COLUMN,
                StrengthBench.MIXED)) {
            for (SampleRow row : store.rows(experiment, study.condition())) {
                values.put(key(experiment, row.state(), row.sample(), row.measure()), row.value());
                counts.merge(experiment + '\n' + row.state(), row.sample() + 1, Math::max);
            }
        }
    }

    private static String key(String experiment, String state, int sample, String measure) {
        return experiment + '\n' + state + '\n' + sample + '\n' + measure;
    }

    /** A number, NaN where the simulation failed or is missing. */
    double value(String experiment, String state, int sample, String measure) {
        return values.getOrDefault(key(experiment, state, sample, measure), Double.NaN);
    }

    /** Indices of the samples of a state that gave V_BL. */
    int[] indices(String experiment, String state) {
        return IntStream.range(0, counts.getOrDefault(experiment + '\n' + state, 0))
                .filter(sample -> Double.isFinite(value(experiment, state, sample, "v_bl")))
                .toArray();
    }

    double nominal(String experiment, String state, String measure) {
        double value = value(experiment, state, 0, measure);
        if (!Double.isFinite(value)) {
            throw new HarnessException("the nominal simulation of " + experiment + " " + state + " gave no " + measure);
        }
        return value;
    }
}
