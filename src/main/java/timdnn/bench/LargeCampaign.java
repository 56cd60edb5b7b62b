package timdnn.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.engine.CampaignListener;
import timdnn.characterization.engine.StoredStudy;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.StudyReader;
import timdnn.characterization.sample.SampleStream;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.study.StudyRun;

/**
 * A finished campaign with many samples of one state. Circuits, levels, energies and a few samples of each state are simulated;
 * all other samples are drawn about the nominal level, so that they cost the store what simulated ones do and nothing else.
 */
public final class LargeCampaign {
    private static final int SIMULATED = 4;
    private static final int LAST_STATE = 8;
    private static final int ROWS_A_BATCH = 20_000;
    private static final double SIGMA_V = 8e-3;
    private static final String PLAN = """
            schema: 1
            name: bench-fit
            seed: 20190616
            cell: one-hot
            models: hp32
            corner: {process: TT, vdd: 0.9 V, temperature: 27 degC}
            transient: {step: 4 ps, maxStep: 10 ps, stop: 280 ps}
            strobe: {fixed: 244.9 ps, states: 0..7}
            energy: {wordlineToPrecharge: 20 ps, recovery: 400 ps}
            variation: {sigmaOverMu: 5 %, devices: ["m.xn*", "m.xk*", "m.xpre.*"]}
            mismatch:
              samples: SAMPLES
              states: 0..8
            limits: {deadline: 60 s, failures: 1 %}
            """;

    private LargeCampaign() {}

    /**
     * Makes a campaign.
     *
     * @param folder folder to make it in
     * @param netlists folder of the netlists
     * @param state n of the state with many samples, 0 to 8
     * @param many its samples
     * @param others samples of each other state
     */
    public static void make(Path folder, Path netlists, int state, int many, int others) {
        String few = plan(SIMULATED);
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            StudyRun.run(
                    StudyReader.parse(folder.resolve("plan.yaml"), few),
                    few,
                    netlists,
                    store,
                    Runtime.getRuntime().availableProcessors(),
                    CampaignListener.SILENT);
            store.putMeta("plan", plan(Math.max(many, others)));
            Study study = StoredStudy.read(store).orElseThrow().conditions().get(0);
            for (int n = 0; n <= LAST_STATE; n++) {
                add(store, study, "S" + n, n == state ? many : others);
            }
        }
    }

    private static String plan(int samples) {
        return PLAN.replace("SAMPLES", Integer.toString(samples));
    }

    private static void add(CampaignStore store, Study study, String state, int samples) {
        String condition = study.condition();
        double bl = store.value(ColumnBench.TRANSFER, condition, state, "v_bl", 0);
        double blb = store.value(ColumnBench.TRANSFER, condition, state, "v_blb", 0);
        SampleStream stream = new SampleStream(study.seed(), "bench-fit", condition);
        List<SampleRow> rows = new ArrayList<>();
        for (int sample = SIMULATED; sample < samples; sample++) {
            double moved = SIGMA_V * stream.normal(state, sample, "bitline");
            rows.add(new SampleRow(
                    ColumnBench.MISMATCH, condition, state, sample, "v_bl", "V", bl + moved, SampleRow.OK));
            rows.add(new SampleRow(ColumnBench.MISMATCH, condition, state, sample, "v_blb", "V", blb, SampleRow.OK));
            if (rows.size() >= ROWS_A_BATCH) {
                store.putBatch(rows, Map.of(), Map.of(), Map.of());
                rows.clear();
            }
        }
        store.putBatch(rows, Map.of(), Map.of(), Map.of());
    }
}
