package timdnn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.area.AreaFindings;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.plan.Study;
import timdnn.characterization.study.ConditionFindings;
import timdnn.characterization.study.SweepPoint;

/** The conditions of a swept study as JSON; the keys are promised to scripts. */
final class SweepDocument {
    private SweepDocument() {}

    static List<Object> of(
            Study study,
            List<ConditionFindings> findings,
            List<Optional<DigitalFindings>> digital,
            List<Optional<AreaFindings>> area) {
        List<SweepPoint> points = study.hasColumn() ? SweepPoint.of(study, findings) : List.of();
        List<Object> conditions = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("condition", findings.get(i).condition());
            document.put("corner", study.conditions().get(i).corner().name());
            if (!points.isEmpty()) {
                put(document, points.get(i));
            }
            ConditionDocument.put(document, findings.get(i), digital.get(i), study.geometry());
            area.get(i).ifPresent(found -> document.put("area", AreaDocument.of(found)));
            conditions.add(document);
        }
        return conditions;
    }

    private static void put(Map<String, Object> document, SweepPoint point) {
        document.put("pareto", point.pareto());
        document.put("vdd_V", point.vdd_V());
        document.put("accessTime_s", point.time_s());
        document.put("smallestMargin_V", point.smallestMargin_V());
        point.margin().ifPresent(margin -> {
            Map<String, Object> sigmas = JsonParts.ordered("n", margin.n());
            sigmas.putAll(JsonParts.interval(margin.sigmas()));
            document.put("halfMarginInSigmas", sigmas);
        });
        point.transistors().ifPresent(count -> document.put("cellTransistors", count));
    }
}
