package timdnn.lut.fit;

import java.util.List;
import java.util.Map;
import timdnn.characterization.stepped.SteppedFindings;
import timdnn.characterization.stepped.SteppedThreshold;
import timdnn.lut.tile.Comparator;
import timdnn.lut.tile.Converter;
import timdnn.lut.tile.OffsetBeforeTrim;
import timdnn.lut.tile.SenseCause;
import timdnn.lut.tile.SenseCause.Index;
import timdnn.lut.tile.SenseCause.Recurrence;
import timdnn.lut.tile.Threshold;
import timdnn.lut.tile.Trim;
import timdnn.lut.tile.TrimKind;

/**
 * The stepped converter in general terms: sixteen comparators a unit, one a bitline, each of which serves all thresholds and has one
 * trim code for them.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class SteppedConverterFit {
    /** Indices of the thresholds at which a comparator is trimmed: steps 2 to 4. */
    private static final List<Integer> TRIMMED_AT = List.of(1, 2, 3);

    private static final int LARGEST_CODE = 15;

    private static final Map<String, CauseKind> KINDS = Map.of(
            "jitter", new CauseKind(Recurrence.EACH_ACCESS, Index.STATE),
            "wordline", new CauseKind(Recurrence.FROZEN, Index.STATE),
            // By what other columns of a unit hold.
            "activity", new CauseKind(Recurrence.EACH_ACCESS, Index.THRESHOLD));

    private SteppedConverterFit() {}

    static Converter of(SteppedFindings found) {
        int comparators = 2 * found.geometry().columnsAUnit();
        return new Converter(
                comparators,
                found.thresholds().stream()
                        .map(step -> new Threshold(step.threshold_V(), step.trip_V(), step.reference_V()))
                        .toList(),
                List.of(comparator(found, comparators)),
                causes(found));
    }

    private static Comparator comparator(SteppedFindings found, int count) {
        List<SteppedThreshold> steps = found.thresholds();
        double step_V = found.trimSteps_V().get(1);
        return new Comparator(
                count,
                steps.stream().map(SteppedThreshold::number).toList(),
                new OffsetBeforeTrim(
                        steps.stream().map(step -> step.mean().estimate()).toList(),
                        found.offsetCovariance_V2(),
                        steps.get(0).before().simulations(),
                        steps.get(0).offset().lost()),
                new Trim(TrimKind.NEAREST_CODE, step_V, LARGEST_CODE * step_V, 2 * LARGEST_CODE + 1, TRIMMED_AT),
                SimulatedQuantity.of(
                        steps.get(2).left(),
                        "sigma of what the code leaves at step 3, by early readings and the trim's step"),
                steps.stream().mapToDouble(SteppedThreshold::noise_V).max().orElseThrow());
    }

    private static List<SenseCause> causes(SteppedFindings found) {
        int thresholds = found.thresholds().size();
        return KINDS.keySet().stream()
                .sorted()
                .map(name -> KINDS.get(name).cause(name, found, thresholds))
                .toList();
    }
}
