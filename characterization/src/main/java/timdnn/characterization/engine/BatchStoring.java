package timdnn.characterization.engine;

import java.nio.file.Path;
import java.util.List;
import timdnn.characterization.engine.Batches.Batch;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.harness.result.SimulationOutcome;
import timdnn.harness.result.SimulationOutcome.Failed;
import timdnn.harness.result.SimulationOutcome.Recovered;

/** Puts batches that came back into the store, and says what went wrong in them. */
final class BatchStoring {
    private final CampaignStore store;
    private final TrialDraws draws;
    private final CampaignListener listener;
    private final RecentRate rate = new RecentRate(System.currentTimeMillis());
    private int simulated;

    BatchStoring(CampaignStore store, TrialDraws draws, CampaignListener listener) {
        this.store = store;
        this.draws = draws;
        this.listener = listener;
    }

    /** Simulations stored so far. */
    int simulated() {
        return simulated;
    }

    /** Stores a batch in one transaction. */
    void keep(Study study, BatchFlow.Arrived arrived) {
        Batch batch = arrived.batch();
        List<SimulationOutcome> outcomes = arrived.outcomes();
        BatchRows rows = new BatchRows(batch.trial(), study.condition());
        for (int i = 0; i < outcomes.size(); i++) {
            int sample = batch.samples().get(i);
            rows.add(sample, outcomes.get(i));
            if (!batch.points().isEmpty()) {
                rows.addPoint(batch.points().get(i));
            }
            report(study, batch, i, outcomes.get(i));
            List<String> missing = rows.missing(sample);
            if (!missing.isEmpty()) {
                listener.finding(address(batch.trial(), sample) + " failed (" + SampleRow.MEASURE_MISSING + "): "
                        + String.join(", ", missing) + " does not happen");
            }
        }
        rows.store(store);
        simulated += outcomes.size();
        store.putMeta("session", rate.over(System.currentTimeMillis(), simulated));
        listener.simulated(outcomes.size(), rows.failed());
    }

    /**
     * Says what went wrong, and writes crash bundles: before the rows are stored, since after a kill in between the
     * simulation runs again, and finds its bundle or makes one.
     */
    private void report(Study study, Batch batch, int i, SimulationOutcome outcome) {
        Trial trial = batch.trial();
        int sample = batch.samples().get(i);
        String address = address(trial, sample);
        if (outcome instanceof Recovered recovered) {
            listener.finding(address + " gave its numbers at the second try, with safer options; the first ended with "
                    + recovered.first().kind());
        } else if (outcome instanceof Failed failure) {
            Path bundle = failure.kind().lostTheWorker()
                    ? CrashBundles.write(
                            store, study, trial, study.condition(), sample, draws.shifts(study, batch, i), failure)
                    : null;
            listener.finding(address + " failed (" + failure.kind() + "): " + failure.message()
                    + (bundle == null ? "" : "; to repeat it: " + bundle));
        }
    }

    private static String address(Trial trial, int sample) {
        return trial.experiment() + " " + trial.state() + " sample " + sample;
    }
}
