package timdnn.characterization.study;

import java.nio.file.Path;
import java.util.List;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.CampaignStatus;
import timdnn.characterization.engine.Shard;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;

/** A study of seconds: the nominal levels and a few samples of two states; a short deadline, for tests that hang. */
public final class TinyStudy {
    public static final Path NETLISTS = Path.of("../netlists");

    private TinyStudy() {}

    public static String plan(int samples) {
        return """
                schema: 1
                name: tiny
                seed: 7
                cell: one-hot
                models: hp32
                corner: {process: TT, vdd: 0.9 V, temperature: 27 degC}
                transient: {step: 4 ps, maxStep: 10 ps, stop: 280 ps}
                strobe: {targetMargin: 96 mV, states: 0..7}
                variation: {sigmaOverMu: 5 %, devices: ["m.xn*"]}
                mismatch:
                  samples: SAMPLES
                  states: 1..2
                limits: {deadline: 6 s, failures: 10 %}
                """.replace("SAMPLES", Integer.toString(samples));
    }

    public static Study study(String plan) {
        return StudyReader.parse(Path.of("tiny.yaml"), plan);
    }

    public static StudyRun.Result run(String plan, Path out, int workers) {
        return run(plan, NETLISTS, out, Shard.WHOLE, workers);
    }

    public static StudyRun.Result run(String plan, Path netlists, Path out, Shard shard, int workers) {
        try (CampaignStore store = CampaignStore.openForWriting(out)) {
            return StudyRun.run(study(plan), plan, netlists, store, shard, workers, CampaignListener.SILENT);
        }
    }

    public static List<SampleRow> rows(Path folder) {
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            return store.rows(null);
        }
    }

    public static CampaignStatus status(Path folder) {
        try (CampaignStore store = CampaignStore.openForReading(folder)) {
            return CampaignStatus.of(store);
        }
    }
}
