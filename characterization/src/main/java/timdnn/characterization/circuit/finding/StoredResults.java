package timdnn.characterization.circuit.finding;

import java.util.HashMap;
import java.util.Map;
import timdnn.characterization.circuit.declaration.Bench;
import timdnn.characterization.circuit.declaration.BenchResults;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;

/** Results of benches as a store has them under one condition. Samples are read once, so what is read must be complete. */
public final class StoredResults implements BenchResults {
    private final Study study;
    private final CampaignStore store;
    private final Map<String, Map<Integer, Double>> samples = new HashMap<>();

    /**
     * Results of a study.
     *
     * @param study the study under one condition
     * @param store its store
     */
    public StoredResults(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
    }

    @Override
    public double value(Bench bench, String point, String measure, int sample) {
        if (sample == NOMINAL || !varies(bench)) {
            return store.value(bench.name(), study.condition(), point, measure, 0);
        }
        return samples(bench, point, measure).getOrDefault(sample, Double.NaN);
    }

    /** Whether a bench has samples. */
    boolean varies(Bench bench) {
        return bench.samples(study) > 0;
    }

    /** All samples of a measure that gave a number. */
    private Map<Integer, Double> samples(Bench bench, String point, String measure) {
        return samples.computeIfAbsent(
                bench.name() + "." + measure + " " + point,
                key -> store.values(
                        bench.name(), study.condition(), point + Bench.MISMATCH, measure, 0, bench.samples(study)));
    }
}
