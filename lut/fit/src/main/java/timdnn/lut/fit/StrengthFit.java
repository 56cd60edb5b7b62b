package timdnn.lut.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.engine.StoredShifts;
import timdnn.characterization.statistics.DoubleList;
import timdnn.characterization.statistics.IndexList;
import timdnn.characterization.store.SampleColumn;
import timdnn.characterization.strength.CellPath;
import timdnn.characterization.strength.ShiftPolynomial;
import timdnn.characterization.study.ConditionFindings;
import timdnn.lut.table.CellStrength;
import timdnn.lut.table.TransferCurve;

/**
 * Fits the cell strength: on every other sample of S1 the strength is f⁻¹(V_BL), and its quadratic in the two threshold
 * shifts of the conducting stack is found by least squares. All other samples, S2 and up in particular, are held out:
 * there V_BL is predicted as f(Σ strengths) from the shifts alone.
 */
final class StrengthFit {
    /** Every other sample is fitted, and the polynomial of two shifts has five coefficients. */
    static final int FEWEST_SAMPLES = 12;

    private static final String EXPERIMENT = "mismatch";

    /** Samples of S1 up to which every other one is fitted; of more the rest is held out, since nothing would change. */
    private static final int FITTED_BELOW = 200_000;

    private final CellStrength strength;
    private final TransferResiduals heldOut;

    private StrengthFit(CellStrength strength, TransferResiduals heldOut) {
        this.strength = strength;
        this.heldOut = heldOut;
    }

    CellStrength strength() {
        return strength;
    }

    TransferResiduals heldOut() {
        return heldOut;
    }

    /**
     * Fits.
     *
     * @param cell variant of the cell; shifts of the path's devices but the last, which holds the weight, are averaged
     */
    static StrengthFit of(ConditionFindings findings, StoredShifts shifts, TransferCurve curve, String cell) {
        ColumnFindings.SenseState one = findings.requireColumn().states().stream()
                .filter(state -> state.n() == 1)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("states must include S1, from which strengths are fitted"));
        List<double[]> predictors = new ArrayList<>();
        List<Double> targets = new ArrayList<>();
        double[] strengths = new double[one.bitline_V().size()];
        for (int i = 0; i < strengths.length; i++) {
            int sample = one.samples().get(i);
            strengths[i] = curve.strengthSum(one.bitline_V().get(i));
            if (fitted(one, sample)) {
                double[] x = shifts(cell, shifts.deviations(EXPERIMENT, "S1", sample), cellName(1));
                predictors.add(x);
                targets.add(strengths[i] - 1);
            }
        }
        ShiftPolynomial fitted = ShiftPolynomial.fit(
                predictors.toArray(double[][]::new),
                targets.stream().mapToDouble(Double::doubleValue).toArray());
        CellStrength strength = new CellStrength(
                fitted.linear_perV().get(0).estimate(),
                fitted.linear_perV().get(1).estimate(),
                fitted.quadratic_perV2().get(0).estimate(),
                fitted.quadratic_perV2().get(1).estimate(),
                fitted.quadratic_perV2().get(2).estimate(),
                Math.sqrt(StatUtils.variance(strengths)));
        return new StrengthFit(
                strength,
                new TransferResiduals(findings.requireColumn().states().stream()
                        .filter(state -> state.n() > 0)
                        .map(state -> heldOut(state, strength, shifts, curve, cell))
                        .toList()));
    }

    private static TransferResiduals.State heldOut(
            ColumnFindings.SenseState state,
            CellStrength strength,
            StoredShifts shifts,
            TransferCurve curve,
            String cell) {
        SampleColumn columns = new SampleColumn(IndexList.copyOf(state.samples()), DoubleList.copyOf(state.bitline_V()))
                .filtered(sample -> !fitted(state, sample));
        List<String> cells = IntStream.rangeClosed(1, state.n())
                .mapToObj(StrengthFit::cellName)
                .toList();
        DoubleList.Builder predicted = new DoubleList.Builder();
        for (int place = 0; place < columns.size(); place++) {
            Map<String, Double> drawn = shifts.deviations(
                    EXPERIMENT, "S" + state.n(), columns.samples().at(place));
            double sum = 0;
            for (String name : cells) {
                double[] x = shifts(cell, drawn, name);
                sum += strength.strengthAt(x[0], x[1]);
            }
            predicted.add(curve.bitline_V(sum));
        }
        return new TransferResiduals.State(state.n(), columns.samples(), predicted.build(), columns.values());
    }

    /** Whether a sample is fitted, as opposed to held out: those of S1 with an even number, as far as there are not too many. */
    private static boolean fitted(ColumnFindings.SenseState state, int sample) {
        return state.n() == 1 && sample % 2 == 0 && sample < FITTED_BELOW;
    }

    private static String cellName(int number) {
        return String.format(Locale.ROOT, "xn%02d", number);
    }

    /** Mean shift of the devices that switch the input, and that of the device that holds the weight, V. */
    private static double[] shifts(String cell, Map<String, Double> drawn, String name) {
        double[] path = CellPath.COLUMN_BL.shifts(cell, name, drawn);
        int last = path.length - 1;
        return new double[] {Arrays.stream(path, 0, last).sum() / last, path[last]};
    }
}
