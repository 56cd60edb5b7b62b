package timdnn.report.declared;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.characterization.store.StoredBench;
import timdnn.characterization.store.StoredNetlist;
import timdnn.harness.result.Waveform;

/** A campaign of a declared study with made-up figures: a delay that spreads and grows with temperature, and a grid. */
final class DeclaredFixture {
    static final int SAMPLES = 40;

    private static final String PLAN = """
            schema: 1
            name: divider
            seed: 3
            circuit: {netlist: divider.cir}
            conditions: {temperature: [0 degC, 27 degC, 85 degC]}
            monteCarlo: {samples: 40}
            vary:
              low: {devices: r2, parameter: resistance, sigmaOverMu: 5 %}
            benches:
              step:
                analysis: tran 1n 1u
                measure:
                  delay: {crossing: "v(<b>out)", level: 0.5, edge: rise}
                keep: [v(out)]
              bias:
                set: {vgs: [0.1, 0.2, 0.3], l: [32n, 64n]}
                analysis: op
                measure:
                  gm: {value: v(out), unit: S}
                  efficiency: {expression: gm*2, unit: 1/V}
            specs:
              delay: {measure: step.delay, max: 102n}
            tables:
              gm: {measure: bias.gm, over: [vgs, l]}
            charts:
              speed: {x: bias.efficiency, y: bias.gm, log: y}
            """;

    private DeclaredFixture() {}

    static void campaign(Path folder) {
        try (CampaignStore store = CampaignStore.openForWriting(folder)) {
            store.putMeta("plan", PLAN);
            store.putMeta("ngspice", "39");
            store.putMeta("state", "complete");
            store.circuits().putNetlist("a1b2c3d4e5f60718", new StoredNetlist("* divider\n", ""));
            int celsius = 0;
            for (String condition : List.of("0C", "27C", "85C")) {
                condition(store, condition, 1e-7 + 1e-9 * celsius++);
            }
        }
    }

    private static void condition(CampaignStore store, String condition, double delay) {
        List<SampleRow> rows = new ArrayList<>();
        SampleRow nominal = row("step", condition, "nominal", 0, "delay", "s", delay);
        put(store, "step", condition, "nominal");
        put(store, "step", condition, "nominal mismatch");
        for (int sample = 0; sample < SAMPLES; sample++) {
            double value = delay + 1e-10 * (sample - (SAMPLES - 1) / 2.0);
            rows.add(
                    sample == 5
                            ? new SampleRow(
                                    "step",
                                    condition,
                                    "nominal mismatch",
                                    sample,
                                    "delay",
                                    "s",
                                    Double.NaN,
                                    SampleRow.MEASURE_MISSING)
                            : row("step", condition, "nominal mismatch", sample, "delay", "s", value));
        }
        for (int v = 1; v <= 3; v++) {
            for (String l : List.of("32n", "64n")) {
                String point = "vgs=0." + v + ",l=" + l;
                put(store, "bias", condition, point);
                put(store, "bias", condition, point + " mismatch");
                double gm = 1e-3 * v * v * (l.equals("32n") ? 2 : 1);
                rows.add(row("bias", condition, point, 0, "gm", "S", gm));
                rows.add(row("bias", condition, point, 0, "efficiency", "1/V", 30.0 - 5 * v));
            }
        }
        store.putBatch(
                List.of(nominal),
                Map.of(nominal, Map.of("v(out)", new Waveform(new double[] {0, 5e-7, 1e-6}, new double[] {0, 0.5, 1}))),
                Map.of(),
                Map.of());
        store.putBatch(rows, Map.of(), Map.of(), Map.of());
    }

    private static void put(CampaignStore store, String bench, String condition, String state) {
        store.circuits().putBench(bench, condition, state, new StoredBench("a1b2c3d4e5f60718", "op", "", ""));
    }

    private static SampleRow row(
            String bench, String condition, String state, int sample, String measure, String unit, double value) {
        return new SampleRow(bench, condition, state, sample, measure, unit, value, SampleRow.OK);
    }
}
