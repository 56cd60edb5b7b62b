package timdnn.cli;

import java.util.List;
import java.util.Map;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.strength.RowLoad;
import timdnn.characterization.strength.StrengthFindings;

/** The cell-strength model in the JSON document of {@code characterize}. */
final class StrengthDocument {
    private StrengthDocument() {}

    static Map<String, Object> of(StrengthFindings strength) {
        Map<String, Object> document = JsonParts.ordered(
                "devices", strength.devices(),
                "linear_perV", intervals(strength.strength().linear_perV()),
                "quadratic_perV2", intervals(strength.strength().quadratic_perV2()),
                "fitRms", JsonParts.interval(strength.fitRms()),
                "fitRms_V", JsonParts.interval(strength.fitRms_V()),
                "paths", strength.paths().stream().map(StrengthDocument::path).toList(),
                "correlation",
                        strength.correlation().stream()
                                .map(StrengthDocument::intervals)
                                .toList(),
                "leftOut", leftOut(strength.leftOut()),
                "deltaPerDrivenRow_V", load(strength.driven()),
                "deltaPerOppositeRow_V", load(strength.opposite().get(0)),
                "deltaPerOppositeRowB_V", load(strength.opposite().get(1)),
                "oppositeAgainstDriven_V", strength.oppositeAgainstDriven_V());
        document.putAll(prediction(strength.prediction()));
        document.put("limit_V", StrengthFindings.LIMIT_V);
        document.put("passed", strength.passed());
        strength.refined().ifPresent(refined -> {
            Map<String, Object> map = JsonParts.ordered(
                    "states",
                    strength.refinements().stream()
                            .map(StrengthDocument::refinement)
                            .toList());
            map.putAll(prediction(refined));
            document.put("refined", map);
        });
        return document;
    }

    private static Map<String, Object> refinement(StrengthFindings.Refinement refinement) {
        return JsonParts.ordered(
                "n", refinement.n(),
                "perV", intervals(refinement.perV()),
                "offset", JsonParts.interval(refinement.offset()));
    }

    private static Map<String, Object> prediction(StrengthFindings.Prediction prediction) {
        return JsonParts.ordered(
                "mixed",
                        prediction.mixed().stream().map(StrengthDocument::mixed).toList(),
                "rms_V", JsonParts.interval(prediction.rms_V()),
                "largest_V", prediction.largest_V(),
                "columns", prediction.columns());
    }

    private static List<Map<String, Object>> intervals(List<Estimate> estimates) {
        return estimates.stream().map(JsonParts::interval).toList();
    }

    private static Map<String, Object> path(StrengthFindings.Path path) {
        return JsonParts.ordered(
                "name", path.name(),
                "nominal", path.nominal(),
                "sigma", JsonParts.interval(path.sigma()),
                "fitRms", JsonParts.interval(path.fitRms()));
    }

    /** Null where there were too few cells to look at the other devices. */
    private static Map<String, Object> leftOut(StrengthFindings.LeftOut leftOut) {
        return leftOut.sensitivities().isEmpty()
                ? null
                : JsonParts.ordered(
                        "sensitivities",
                        leftOut.sensitivities().stream()
                                .map(device -> JsonParts.ordered(
                                        "device", device.device(), "perV", JsonParts.interval(device.perV())))
                                .toList(),
                        "fitRms",
                        JsonParts.interval(leftOut.fitRms()));
    }

    private static Map<String, Object> load(RowLoad load) {
        return JsonParts.ordered("perRow_V", load.perRow_V(), "nonlinearity_V", load.nonlinearity_V());
    }

    private static Map<String, Object> mixed(StrengthFindings.Mixed mixed) {
        return JsonParts.ordered(
                "n", mixed.n(),
                "k", mixed.k(),
                "columns", mixed.bl().rms_V().simulations(),
                "bl", errors(mixed.bl()),
                "blb", errors(mixed.blb()));
    }

    private static Map<String, Object> errors(StrengthFindings.Errors errors) {
        return JsonParts.ordered(
                "mean_V", JsonParts.interval(errors.mean_V()),
                "rms_V", JsonParts.interval(errors.rms_V()),
                "largest_V", errors.largest_V());
    }
}
