package timdnn.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import timdnn.characterization.store.CampaignStore;
import timdnn.lut.store.LutFile;
import timdnn.network.TableFixture;

/** A run's folder with made-up figures: a bitline that falls by 80 mV a cell, and a spread that makes S8 err. */
public final class RunFixture {
    /** The study's name, and so the table's. */
    public static final String STUDY = "fixture";

    /** Samples a state. */
    public static final int SAMPLES = 40;

    private static final String PLAN = """
            # A comment that ends nothing: </script><b>&amp;
            schema: 1
            name: fixture
            seed: 7
            cell: one-hot
            models: hp32
            corner: {process: TT, vdd: 0.9 V, temperature: 27 degC}
            transient: {step: 2 ps, maxStep: 5 ps, stop: 450 ps}
            strobe: {targetMargin: 96 mV, states: 0..7}
            checks: {cells: [one-hot]}
            energy: {wordlineToPrecharge: 20 ps, recovery: 400 ps, heldOut: [1+1]}
            variation: {sigmaOverMu: 5 %, devices: ["m.xn*"]}
            mismatch: {samples: 40, states: 0..10}
            limits: {deadline: 60 s, failures: 1 %}
            """;

    private RunFixture() {}

    /** Makes the campaign's store; {@code complete} is whether it got as far as its strobe. */
    public static void campaign(Path folder, boolean complete) throws SQLException {
        CampaignStore.openForWriting(folder).close();
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(CampaignStore.FILE))) {
            store.setAutoCommit(false);
            meta(store, "plan", PLAN);
            meta(store, "ngspice", "39");
            if (complete) {
                meta(store, "state", "complete");
                meta(store, "strobe_s TT-0.9V-27C", "2.0e-10");
                meta(store, "cycle_s TT-0.9V-27C", "7.0e-10");
            }
            insert(
                    store,
                    "insert into netlist values (?, ?, ?)",
                    "a1b2c3d4e5f60718",
                    "* column\n.param t_wl=50p\n",
                    "");
            for (int n = 0; n <= 16; n++) {
                nominal(store, "waveform", "S" + n, "v_bl", level(n));
                nominal(store, "transfer", "S" + n, "v_bl", level(n));
                waveform(store, "S" + n, n);
            }
            for (int n = 0; n <= 10; n++) {
                mismatch(store, n);
            }
            for (int[] nk : new int[][] {{0, 0}, {1, 0}, {2, 0}, {0, 1}, {1, 1}}) {
                energy(store, nk[0], nk[1]);
            }
            checks(store);
            store.commit();
        }
    }

    /** Makes everything that a page can show. */
    public static void complete(Path folder) throws SQLException, IOException {
        campaign(folder, true);
        LutFile.write(TableFixture.artifact(1), folder.resolve(STUDY + ".lut.json"));
        Files.writeString(
                folder.resolve("transfer-residuals.csv"),
                "state,sample,predicted_V,simulated_V\nS4,0,0.5803,0.5800\nS4,1,0.5796,0.5800\nS8,3,0.26,0.26\n");
        Files.writeString(folder.resolve("network-none.json"), network("none", 0.98));
        Files.writeString(folder.resolve("network-iid.json"), network("iid", 0.97));
    }

    /** A network document. */
    public static String network(String errors, double accuracy) {
        StringBuilder counts = new StringBuilder();
        for (int n = 0; n <= 16; n++) {
            StringBuilder row = new StringBuilder();
            for (int k = 0; k <= 16; k++) {
                row.append(k == 0 ? "" : ",").append(n + k > 9 ? 0 : 1000 >> (n + k));
            }
            counts.append(n == 0 ? "[" : ",[").append(row).append(']');
        }
        String difference = errors.equals("none")
                ? "null"
                : "{\"estimate\": -0.01, \"low\": -0.025, \"high\": -0.002, \"images\": 100, \"lost\": 3, \"gained\": 2,"
                        + " \"pValue\": 1.0}";
        return """
               {"model": "a<b>", "dataset": "digits", "errors": "%s", "seed": 1, "images": 100, "accuracy": %s,
                "accuracyLow": 0.9, "accuracyHigh": 0.99, "accuracyDifference": %s, "imagesPerSecond": 12.5, "senseErrorProbability": 1.5e-4,
                "senseErrorProbabilityLow": 1e-4, "senseErrorProbabilityHigh": 2e-4, "energyPerInference_J": 1.2e-8,
                "energyPerInferenceLow_J": 1.1e-8, "energyPerInferenceHigh_J": 1.3e-8, "conversions": 4000, "clippedConversions": 2, "histogram": {"images": 10, "counts": [%s]},
                "layers": [{"name": "fc1", "rows": 64, "columns": 10, "positions": 1, "multiplyAccumulates": 640,
                "zeroWeightShare": 0.4, "accesses": 40, "senseErrorProbability": null, "energyPerInference_J": 1e-9}],
                "lut": {"name": "t", "checksum": "sha256:0"}}
               """.formatted(errors, accuracy, difference, counts);
    }

    private static double level(int n) {
        return 0.9 - 0.05 * n;
    }

    private static void mismatch(Connection store, int n) throws SQLException {
        bench(store, "mismatch", "S" + n);
        for (int sample = 0; sample < SAMPLES; sample++) {
            // Evenly spread over ±27 mV, so that a few columns cross the thresholds 25 mV away.
            double shift = n == 0 ? 0 : 54e-3 * (sample - (SAMPLES - 1) / 2.0) / SAMPLES;
            sample(store, "mismatch", "S" + n, sample, "v_bl", level(n) + shift);
        }
    }

    private static void energy(Connection store, int n, int k) throws SQLException {
        String state = "n" + n + " k" + k;
        nominal(store, "energy", state, "i_hold", -1e-6);
        sample(store, "energy", state, 0, "q_bitline", -1e-15 - 5e-15 * (n + k));
        sample(store, "energy", state, 0, "q_precharge", -4e-15);
        sample(store, "energy", state, 0, "q_wordline", -1e-15 * (n + k));
        sample(store, "energy", state, 0, "q_cell", -2e-15);
    }

    private static void checks(Connection store) throws SQLException {
        for (String weight : new String[] {"-1", "0", "+1"}) {
            for (String input : new String[] {"-1", "0", "+1"}) {
                int product = Integer.parseInt(weight) * Integer.parseInt(input);
                String state = "one-hot W" + weight + " I" + input;
                nominal(store, "truth-table", state, "v_bl", product > 0 ? 0.85 : 0.9);
                sample(store, "truth-table", state, 0, "v_blb", product < 0 ? 0.85 : 0.9);
            }
        }
        nominal(store, "write", "one-hot 0 to +1", "v_p", 0.9);
        sample(store, "write", "one-hot 0 to +1", 0, "v_pb", 0);
        sample(store, "write", "one-hot 0 to +1", 0, "v_q", 0.3);
        sample(store, "write", "one-hot 0 to +1", 0, "v_qb", 0.9);
    }

    private static void meta(Connection store, String key, String value) throws SQLException {
        insert(store, "insert or replace into meta values (?, ?)", key, value);
    }

    private static void bench(Connection store, String experiment, String state) throws SQLException {
        insert(
                store,
                "insert into bench values (?, 'TT-0.9V-27C', ?, 'a1b2c3d4e5f60718', 'tran 2p 1n', '', '')",
                experiment,
                state);
    }

    private static void nominal(Connection store, String experiment, String state, String measure, double value)
            throws SQLException {
        bench(store, experiment, state);
        sample(store, experiment, state, 0, measure, value);
    }

    private static void sample(
            Connection store, String experiment, String state, int sample, String measure, double value)
            throws SQLException {
        insert(
                store,
                "insert into sample values (?, 'TT-0.9V-27C', ?, ?, ?, 'SI', ?, 'ok')",
                experiment,
                state,
                sample,
                measure,
                value);
    }

    private static void waveform(Connection store, String state, int n) throws SQLException {
        ByteBuffer points = ByteBuffer.allocate(4 * Double.BYTES);
        points.putDouble(0).putDouble(0.9).putDouble(5e-10).putDouble(level(n));
        insert(
                store,
                "insert into waveform values ('waveform', 'TT-0.9V-27C', ?, 0, 'v(bl)', ?)",
                state,
                points.array());
    }

    private static void insert(Connection store, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = store.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.executeUpdate();
        }
    }
}
