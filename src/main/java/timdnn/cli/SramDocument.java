package timdnn.cli;

import java.util.Map;
import timdnn.characterization.sram.SramFindings;

/** The 6T baseline in the JSON document of {@code characterize}. */
final class SramDocument {
    private SramDocument() {}

    static Map<String, Object> of(SramFindings sram) {
        return JsonParts.ordered(
                "readEnergy_J", sram.readEnergy_J(),
                "readTime_s", finite(sram.readTime_s()),
                "writeEnergy_J", sram.writeEnergy_J(),
                "writeTime_s", finite(sram.writeTime_s()),
                "cycle_s", sram.cycle_s(),
                "parts",
                        sram.parts().stream()
                                .map(part -> JsonParts.ordered(
                                        "name", part.name(), "read_J", part.read_J(), "write_J", part.write_J()))
                                .toList(),
                "leakage_W", sram.leakage_W(),
                "closure", sram.closure(),
                "developTime_s", sram.developTime_s(),
                "differential_V", sram.differential_V(),
                "differentialInSigmas", finite(sram.differentialInSigmas()),
                "bitlineCapacitance_F", sram.capacitance_F(),
                "chargeBalance", sram.balance(),
                "restored_V", sram.restored_V(),
                "readsRight", sram.readsRight(),
                "writesRight", sram.writesRight(),
                "snm_V", margin(sram.margin()));
    }

    private static Map<String, Object> margin(SramFindings.Margin margin) {
        return JsonParts.ordered(
                "nominal", margin.nominal_V(),
                "mean", JsonParts.interval(margin.mean_V()),
                "sigma", JsonParts.interval(margin.sigma_V()),
                "meanInSigmas", margin.sigmas().map(JsonParts::interval).orElse(null),
                "sideInSigmas", margin.sideSigmas().map(JsonParts::interval).orElse(null),
                "flips", margin.flips(),
                "failed", margin.failed());
    }

    /** JSON has neither infinity nor NaN: null stands for them. */
    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
