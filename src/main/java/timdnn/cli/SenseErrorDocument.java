package timdnn.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.rareerror.SenseErrorFindings;
import timdnn.characterization.rareerror.SenseErrorRate;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.study.ConditionFindings;

/** Error rates as {@code --json} prints them. */
final class SenseErrorDocument {
    private SenseErrorDocument() {}

    static void put(Map<String, Object> document, ConditionFindings findings) {
        SenseErrorFindings errors = findings.senseErrors();
        document.put(
                "senseErrorRate",
                errors.rates().isEmpty()
                        ? findings.column().map(ColumnFindings::states).orElse(List.of()).stream()
                                .map(SenseErrorDocument::counted)
                                .toList()
                        : errors.rates().stream().map(SenseErrorDocument::of).toList());
        if (!errors.heldOut().isEmpty()) {
            document.put(
                    "senseErrorHeldOut",
                    errors.heldOut().stream().map(SenseErrorDocument::heldOut).toList());
        }
        errors.conversions().ifPresent(conversions -> {
            Map<String, Object> probability = JsonParts.interval(conversions.probability());
            probability.put("relativeError", JsonParts.finite(conversions.relativeError()));
            probability.put("savingOverEqualParts", conversions.saving());
            document.put("senseErrorProbability", probability);
        });
    }

    private static Map<String, Object> heldOut(SenseErrorFindings.HeldOut one) {
        Map<String, Object> document = JsonParts.ordered(
                "n", one.n(),
                "side", one.below() ? "below" : "above",
                "d", one.driven(),
                "shift_V", one.shift_V(),
                "rate", JsonParts.finite(one.rate()));
        document.put("simulated", JsonParts.interval(one.simulated()));
        document.put("deviation", JsonParts.finite(one.deviation()));
        return document;
    }

    /** The counted rate is the estimate: it assumes nothing. The tail is a model and says so. */
    private static Map<String, Object> counted(ColumnFindings.SenseState state) {
        Map<String, Object> rate = new LinkedHashMap<>();
        rate.put("n", state.n());
        rate.putAll(JsonParts.interval(state.counted()));
        rate.put("method", "counts");
        Map<String, Object> tail = JsonParts.interval(state.tail());
        tail.put("method", "normal tail");
        rate.put("tail", tail);
        return rate;
    }

    static Map<String, Object> of(SenseErrorRate rate) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("n", rate.n());
        document.putAll(interval(rate.total(), rate.isModel()));
        document.put("relativeError", JsonParts.finite(rate.relativeError()));
        document.put("effectiveSampleSize", rate.dominant().effectiveSampleSize());
        document.put("largestWeight", rate.dominant().largestWeight());
        document.put("method", rate.dominant().method());
        document.put("below", side(rate.below()));
        document.put("above", side(rate.above()));
        int rows = Math.max(rate.below().driven().size(), rate.above().driven().size());
        if (rows > 0) {
            document.put(
                    "drivenRows",
                    IntStream.range(0, rows)
                            .mapToObj(d -> driven(d, rate.total(d)))
                            .toList());
        }
        return document;
    }

    /** What a model says about failures that were not found has no upper bound. */
    private static Map<String, Object> interval(Estimate probability, boolean model) {
        Map<String, Object> document = JsonParts.interval(probability);
        if (model) {
            document.put("high", null);
            document.put("status", "model");
        }
        return document;
    }

    /** With d rows driven that have no product on the bitline. */
    private static Map<String, Object> driven(int d, Estimate total) {
        return JsonParts.ordered("d", d, "estimate", total.estimate(), "low", total.low(), "high", total.high());
    }

    private static Map<String, Object> side(SenseErrorRate.Side side) {
        Map<String, Object> document = interval(side.probability(), side.isModel());
        document.put("relativeError", JsonParts.finite(side.relativeError()));
        document.put("effectiveSampleSize", side.effectiveSampleSize());
        document.put("largestWeight", side.largestWeight());
        document.put("failed", side.failed());
        document.put("beta", JsonParts.finite(side.beta()));
        document.put("method", side.method());
        if (!side.shares().isEmpty()) {
            document.put("shares", side.shares());
        }
        if (side.check().simulations() > 0) {
            Map<String, Object> check = JsonParts.interval(side.check());
            check.put("method", "subset simulation");
            document.put("check", check);
        }
        return document;
    }
}
