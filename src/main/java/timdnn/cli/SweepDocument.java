package timdnn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.characterization.campaign.ColumnFindings;
import timdnn.characterization.campaign.SweepPoint;
import timdnn.characterization.periphery.AreaFindings;
import timdnn.characterization.periphery.DigitalFindings;
import timdnn.characterization.plan.Study;

/** The conditions of a swept study as JSON; the keys are promised to scripts. */
final class SweepDocument {
    private SweepDocument() {}

    static List<Object> of(
            Study study,
            List<ColumnFindings> findings,
            List<Optional<DigitalFindings>> digital,
            List<Optional<AreaFindings>> area) {
        List<SweepPoint> points = SweepPoint.of(study, findings);
        List<Object> conditions = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            SweepPoint point = points.get(i);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("condition", point.condition());
            document.put("corner", study.conditions().get(i).corner().name());
            document.put("pareto", point.pareto());
            document.put("vdd_V", point.vdd_V());
            document.put("accessTime_s", point.time_s());
            document.put("smallestMargin_V", point.smallestMargin_V());
            point.margin().ifPresent(margin -> {
                Map<String, Object> sigmas = FindingsDocument.ordered("n", margin.n());
                sigmas.putAll(FindingsDocument.interval(margin.sigmas()));
                document.put("halfMarginInSigmas", sigmas);
            });
            point.transistors().ifPresent(count -> document.put("cellTransistors", count));
            FindingsDocument.put(document, findings.get(i), digital.get(i));
            area.get(i).ifPresent(found -> document.put("area", AreaDocument.of(found)));
            conditions.add(document);
        }
        return conditions;
    }
}
