package timdnn.lut.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import timdnn.characterization.sense.PathShift;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sense.Tap;
import timdnn.characterization.sense.comparator.ComparatorFindings;
import timdnn.characterization.sense.comparator.TrimBench;
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
 * The flash converter in general terms: a unit has two converters, one a bitline, with a comparator a threshold each. All
 * voltages at a comparator's inputs are taken to the bitline by the gain of its threshold.
 */
@SuppressWarnings("MemberName") // suffixes are units
final class ConverterFit {
    private static final int CONVERTERS_A_UNIT = 2;

    /** What each cause of the sense path is; offset and noise belong to comparators. */
    private static final Map<String, CauseKind> KINDS = Map.of(
            "samplingNoise", new CauseKind(Recurrence.EACH_ACCESS, Index.THRESHOLD),
            // By the column's turn in its unit.
            "droop", new CauseKind(Recurrence.FROZEN, Index.THRESHOLD),
            "jitter", new CauseKind(Recurrence.EACH_ACCESS, Index.STATE),
            "wordline", new CauseKind(Recurrence.FROZEN, Index.STATE),
            "bitlineWire", new CauseKind(Recurrence.FROZEN, Index.STATE),
            // By what other columns held before.
            "memory", new CauseKind(Recurrence.EACH_ACCESS, Index.THRESHOLD),
            "position", new CauseKind(Recurrence.FROZEN, Index.THRESHOLD));

    private static final List<String> OF_COMPARATORS = List.of(PathShift.OFFSET, "comparatorNoise");

    private ConverterFit() {}

    static Converter of(SenseFindings sense) {
        List<Comparator> comparators =
                sense.taps().stream().map(ConverterFit::comparator).toList();
        return new Converter(
                CONVERTERS_A_UNIT * comparators.size(),
                sense.taps().stream()
                        .map(tap -> new Threshold(tap.threshold_V(), tap.sampledTrip_V(), tap.tap_V()))
                        .toList(),
                comparators,
                causes(sense));
    }

    private static Comparator comparator(Tap tap) {
        ComparatorFindings found = tap.comparator();
        double sigma = found.sigma_V().estimate() / tap.gain();
        long simulated = found.trimmedSigma_V().simulations() + found.failed();
        return new Comparator(
                CONVERTERS_A_UNIT,
                List.of(tap.number()),
                new OffsetBeforeTrim(
                        List.of(found.mean_V().estimate() / tap.gain()),
                        List.of(List.of(sigma * sigma)),
                        found.sigma_V().simulations(),
                        Math.max(0, simulated - found.sigma_V().simulations())),
                new Trim(
                        TrimKind.NEAREST_CODE,
                        found.trimStep_V() / tap.gain(),
                        found.trimRange_V() / tap.gain(),
                        2 * TrimBench.LARGEST_TRIM + 1,
                        List.of(0)),
                SimulatedQuantity.of(tap.offsetSigma_V(), "sigma of what whole decisions leave under the code"),
                found.noise_V() / tap.gain());
    }

    private static List<SenseCause> causes(SenseFindings sense) {
        int thresholds = sense.taps().size();
        Map<String, Double> names = new LinkedHashMap<>(sense.causes_V(1, 0));
        names.keySet().removeAll(OF_COMPARATORS);
        List<SenseCause> causes = new ArrayList<>();
        for (String name : names.keySet()) {
            CauseKind kind = KINDS.get(name);
            if (kind == null) {
                throw new IllegalStateException("the table of the converter has no place for the cause " + name);
            }
            causes.add(kind.cause(name, sense, thresholds));
        }
        return causes;
    }
}
