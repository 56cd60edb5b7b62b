package timdnn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.reduction.ReductionFindings;
import timdnn.characterization.study.ConditionFindings;

/** What was found under one condition, as {@code --json} prints it. */
final class ConditionDocument {
    private ConditionDocument() {}

    /** What was found under one condition. */
    static void put(Map<String, Object> document, ConditionFindings findings, Optional<DigitalFindings> digital) {
        findings.column().ifPresent(column -> putLevels(document, column));
        SenseErrorDocument.put(document, findings);
        findings.reduction().ifPresent(reduction -> document.put("reduction", reduction(reduction)));
        findings.column()
                .ifPresent(column -> document.put(
                        "energy",
                        column.energy().stream().map(ConditionDocument::energy).toList()));
        digital.ifPresent(cells -> DigitalDocument.put(document, cells));
        findings.access().ifPresent(access -> document.put("access", AccessDocument.of(access, digital)));
        findings.sense().ifPresent(sense -> document.put("adc", SenseDocument.of(sense)));
        findings.column().ifPresent(column -> putChecks(document, column));
        findings.strength().ifPresent(strength -> document.put("strength", StrengthDocument.of(strength)));
        findings.sram().ifPresent(sram -> document.put("sram", SramDocument.of(sram)));
    }

    private static void putLevels(Map<String, Object> document, ColumnFindings column) {
        document.put("strobe_s", column.strobe_s());
        document.put("strobeReach", column.strobeReach().format());
        document.put("meanMargin_V", column.meanMargin_V());
        List<Object> margins = new ArrayList<>();
        for (int n = 0; n + 1 < column.levels_V().size(); n++) {
            margins.add(JsonParts.ordered("n", n, "margin_V", column.margin_V(n)));
        }
        document.put("margins", margins);
        document.put("thresholds_V", column.thresholds_V());
        document.put(
                "states", column.states().stream().map(ConditionDocument::state).toList());
    }

    private static void putChecks(Map<String, Object> document, ColumnFindings column) {
        column.chargeBalance()
                .ifPresent(balance -> document.put(
                        "chargeBalance",
                        JsonParts.ordered(
                                "largestError", balance.largestError(),
                                "capacitance_F", balance.capacitance_F(),
                                "states", balance.states(),
                                "residual_V", balance.residual_V())));
        document.put(
                "truthTable",
                column.truthTable().stream()
                        .map(product -> JsonParts.ordered(
                                "name", product.name(),
                                "drop_V", product.drop_V(),
                                "dropB_V", product.dropB_V(),
                                "right", product.right()))
                        .toList());
        document.put(
                "writing",
                column.writing().stream()
                        .map(write -> JsonParts.ordered(
                                "name", write.name(),
                                "lowest_V", write.lowest_V(),
                                "highest_V", write.highest_V(),
                                "right", write.right()))
                        .toList());
    }

    static Map<String, Object> state(ColumnFindings.SenseState state) {
        return JsonParts.ordered(
                "n", state.n(),
                "mean_V", JsonParts.interval(state.mean_V()),
                "sigma_V", JsonParts.interval(state.sigma_V()),
                "codes", state.codes(),
                "failed", state.failed());
    }

    private static Map<String, Object> reduction(ReductionFindings reduction) {
        Map<String, Object> document = JsonParts.ordered(
                "bound_V", reduction.bound_V(),
                "precharged_V", reduction.form().precharged_V(),
                "wordlineDelay_s", reduction.form().wordlineDelay_s(),
                "spread_V", JsonParts.finite(reduction.spread_V()),
                "states",
                        reduction.states().stream()
                                .map(state -> JsonParts.ordered(
                                        "n", state.n(),
                                        "nominal_V", JsonParts.finite(state.nominal_V()),
                                        "mean_V", JsonParts.interval(state.mean_V()),
                                        "spread_V", JsonParts.finite(state.spread_V()),
                                        "largest_V", JsonParts.finite(state.largest_V()),
                                        "limit_V", JsonParts.finite(state.limit_V()),
                                        "accepted", state.accepted()))
                                .toList());
        reduction
                .guard()
                .ifPresent(guard -> document.put(
                        "guard",
                        JsonParts.ordered(
                                "samples", guard.samples(), "largest_V", JsonParts.finite(guard.largest_V()))));
        return document;
    }

    private static Map<String, Object> energy(ColumnFindings.AccessEnergyPoint point) {
        return JsonParts.ordered(
                "n", point.n(),
                "k", point.k(),
                "total_J", point.total_J(),
                "precharge_J", point.precharge_J(),
                "wordline_J", point.wordline_J(),
                "bitline_J", point.bitline_J(),
                "leakage_J", point.leakage_J());
    }
}
