package timdnn.lut.fit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import timdnn.characterization.plan.Study;
import timdnn.characterization.plan.VariationModel;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.study.ConditionFindings;
import timdnn.harness.netlist.Netlist;
import timdnn.input.InvalidInputException;
import timdnn.lut.store.Provenance;

/** Where the tables of a campaign come from: hashes of what was simulated and of what came out, and how it was evaluated. */
final class OriginOfTables {
    private final CampaignStore store;
    private final Study study;
    private final ConditionFindings findings;
    private final boolean digital;

    OriginOfTables(CampaignStore store, Study study, ConditionFindings findings, boolean digital) {
        this.store = store;
        this.study = study;
        this.findings = findings;
        this.digital = digital;
    }

    Provenance provenance(String errorRateMethod) {
        Map<String, String> origin = new LinkedHashMap<>();
        origin.put(
                "netlistSha256",
                Netlist.sha256(String.join("\n", store.circuits().netlistHashes())));
        origin.put("samplesSha256", samplesSha256());
        origin.put("modelSha256", fact("models_sha256"));
        origin.put("planSha256", Netlist.sha256(store.meta("plan").orElseThrow()));
        if (!study.histograms().isEmpty()) {
            origin.put("histogramSha256", histogramSha256());
        }
        origin.put("planName", study.name());
        origin.put("models", study.circuit().models());
        origin.put("ngspiceVersion", fact("ngspice"));
        origin.put("seed", Long.toString(study.seed()));
        VariationModel variation = study.variation().orElseThrow();
        if (variation.avt_Vm() > 0) {
            origin.put("avt_Vm", Double.toString(variation.avt_Vm()));
        } else {
            origin.put("sigmaOverMu", Double.toString(variation.sigmaOverMu()));
        }
        origin.put("errorRateMethod", errorRateMethod);
        findings.path()
                .ifPresent(path -> origin.put(
                        "sensePath",
                        "in P(code | n): "
                                + String.join(", ", path.causes_V(1, 0).keySet())));
        findings.stepped()
                .ifPresent(access -> origin.put(
                        "accessEnergy",
                        "the whole stepped access of a column, " + (digital ? "with" : "without")
                                + " the read-out of its counters; pulses into these as the histogram has them"));
        findings.access()
                .ifPresent(access -> origin.put(
                        "accessEnergy",
                        "the whole access of a column, " + (digital ? "with" : "without")
                                + " the digital part of its peripheral unit"));
        return new Provenance(study.circuit().cell(), origin);
    }

    /** Of the counts of conversions by n in each section that names a histogram. */
    private String histogramSha256() {
        return study.histograms().entrySet().stream()
                .map(named -> named.getKey() + ": " + named.getValue().sha256())
                .collect(Collectors.joining("; "));
    }

    /** Of every stored number in the order of {@code samples --csv}: equal tables rest on equal samples. */
    private String samplesSha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            store.forEachRow(null, row -> digest.update((row.csv() + '\n').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private String fact(String key) {
        return store.meta(key)
                .orElseThrow(() -> InvalidInputException.in(
                        store.folder(), key, "is missing in the store: run characterize on its plan again"));
    }
}
