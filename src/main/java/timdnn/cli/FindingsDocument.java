package timdnn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.reduction.ReductionFindings;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.study.ConditionFindings;

/** The JSON document of {@code characterize}; its keys are promised to scripts. */
final class FindingsDocument {
    private FindingsDocument() {}

    static Map<String, Object> of(CharacterizeCommand.Characterized done) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("study", done.study().name());
        document.put("corner", done.study().conditions().get(0).corner().name());
        document.put("samples", done.result().simulations());
        document.put("failed", done.result().failed());
        document.put("seconds", done.seconds());
        document.put("samplesPerSecond", done.result().simulatedNow() / done.seconds());
        document.put("workers", done.workers());
        put(document, done.result().findings(), done.digital().get(0));
        done.area().get(0).ifPresent(area -> document.put("area", AreaDocument.of(area)));
        if (done.isSwept()) {
            document.put(
                    "conditions",
                    SweepDocument.of(done.study(), done.result().conditions(), done.digital(), done.area()));
        }
        return document;
    }

    /** What was found under one condition. */
    static void put(Map<String, Object> document, ConditionFindings findings, Optional<DigitalFindings> digital) {
        findings.column().ifPresent(column -> putLevels(document, column));
        SenseErrorDocument.put(document, findings);
        findings.reduction().ifPresent(reduction -> document.put("reduction", reduction(reduction)));
        findings.column()
                .ifPresent(column -> document.put(
                        "energy",
                        column.energy().stream().map(FindingsDocument::energy).toList()));
        digital.ifPresent(cells -> DigitalDocument.put(document, cells));
        findings.access().ifPresent(access -> document.put("access", AccessDocument.of(access, digital)));
        findings.sense().ifPresent(sense -> document.put("adc", SenseDocument.of(sense)));
        findings.column().ifPresent(column -> putChecks(document, column));
        findings.strength().ifPresent(strength -> document.put("strength", StrengthDocument.of(strength)));
        findings.sram().ifPresent(sram -> document.put("sram", SramDocument.of(sram)));
    }

    private static void putLevels(Map<String, Object> document, ColumnFindings column) {
        document.put("strobe_s", column.strobe_s());
        document.put("meanMargin_V", column.meanMargin_V());
        List<Object> margins = new ArrayList<>();
        for (int n = 0; n + 1 < column.levels_V().size(); n++) {
            margins.add(ordered("n", n, "margin_V", column.margin_V(n)));
        }
        document.put("margins", margins);
        document.put("thresholds_V", column.thresholds_V());
        document.put(
                "states", column.states().stream().map(FindingsDocument::state).toList());
    }

    private static void putChecks(Map<String, Object> document, ColumnFindings column) {
        column.chargeBalance()
                .ifPresent(balance -> document.put(
                        "chargeBalance",
                        ordered(
                                "largestError", balance.largestError(),
                                "capacitance_F", balance.capacitance_F(),
                                "states", balance.states(),
                                "residual_V", balance.residual_V())));
        document.put(
                "truthTable",
                column.truthTable().stream()
                        .map(product -> ordered(
                                "name", product.name(),
                                "drop_V", product.drop_V(),
                                "dropB_V", product.dropB_V(),
                                "right", product.right()))
                        .toList());
        document.put(
                "writing",
                column.writing().stream()
                        .map(write -> ordered(
                                "name", write.name(),
                                "lowest_V", write.lowest_V(),
                                "highest_V", write.highest_V(),
                                "right", write.right()))
                        .toList());
    }

    static Map<String, Object> state(ColumnFindings.SenseState state) {
        return ordered(
                "n", state.n(),
                "mean_V", interval(state.mean_V()),
                "sigma_V", interval(state.sigma_V()),
                "codes", state.codes(),
                "failed", state.failed());
    }

    /** JSON has no infinity: null stands for it. */
    static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Map<String, Object> reduction(ReductionFindings reduction) {
        Map<String, Object> document = ordered(
                "bound_V", reduction.bound_V(),
                "precharged_V", reduction.form().precharged_V(),
                "wordlineDelay_s", reduction.form().wordlineDelay_s(),
                "spread_V", finite(reduction.spread_V()),
                "states",
                        reduction.states().stream()
                                .map(state -> ordered(
                                        "n", state.n(),
                                        "nominal_V", finite(state.nominal_V()),
                                        "mean_V", interval(state.mean_V()),
                                        "largest_V", finite(state.largest_V()),
                                        "limit_V", finite(state.limit_V()),
                                        "accepted", state.accepted()))
                                .toList());
        reduction
                .guard()
                .ifPresent(guard -> document.put(
                        "guard", ordered("samples", guard.samples(), "largest_V", finite(guard.largest_V()))));
        return document;
    }

    private static Map<String, Object> energy(ColumnFindings.AccessEnergyPoint point) {
        return ordered(
                "n", point.n(),
                "k", point.k(),
                "total_J", point.total_J(),
                "precharge_J", point.precharge_J(),
                "wordline_J", point.wordline_J(),
                "bitline_J", point.bitline_J(),
                "leakage_J", point.leakage_J());
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
