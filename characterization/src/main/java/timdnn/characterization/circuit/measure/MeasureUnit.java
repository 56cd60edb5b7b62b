package timdnn.characterization.circuit.measure;

import java.util.Locale;
import timdnn.characterization.circuit.declaration.MeasureKind;
import timdnn.characterization.circuit.declaration.MeasurePlan;

/** The SI unit of a measure: as the plan says, as its kind says, or that of a lone voltage or current. */
final class MeasureUnit {
    private MeasureUnit() {}

    /**
     * The unit.
     *
     * @param plan the measure
     * @param analysis first word of the analysis, which says what the scale is
     * @return the unit, empty where it is not known
     */
    static String of(MeasurePlan plan, String analysis) {
        if (plan.field("unit").isPresent()) {
            return plan.field("unit").get();
        }
        if (!plan.kind().unit().isEmpty()) {
            boolean place = plan.kind() == MeasureKind.CROSSING && !analysis.equals("tran");
            return place ? (analysis.equals("ac") ? "Hz" : "") : plan.kind().unit();
        }
        if (plan.kind() == MeasureKind.CARD || plan.kind() == MeasureKind.EXPRESSION) {
            return "";
        }
        String subject = plan.subject().strip().toLowerCase(Locale.ROOT);
        return subject.matches("-?v\\(.*") ? "V" : subject.matches("-?i\\([^()]*\\)") ? "A" : "";
    }
}
