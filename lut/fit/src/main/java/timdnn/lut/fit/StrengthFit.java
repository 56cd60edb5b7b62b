package timdnn.lut.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import timdnn.characterization.column.ColumnFindings;
import timdnn.characterization.engine.StoredShifts;
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
    private static final String EXPERIMENT = "mismatch";

    private final CellStrength strength;
    private final List<Residual> heldOut;

    /** A held-out sample: what the tables predict and what SPICE gave. */
    record Residual(int n, int sample, double predicted_V, double simulated_V) {}

    private StrengthFit(CellStrength strength, List<Residual> heldOut) {
        this.strength = strength;
        this.heldOut = List.copyOf(heldOut);
    }

    CellStrength strength() {
        return strength;
    }

    List<Residual> heldOut() {
        return heldOut;
    }

    /** Root of the mean square residual of the held-out samples, V. */
    double rms() {
        return Math.sqrt(heldOut.stream()
                .mapToDouble(residual -> Math.pow(residual.predicted_V() - residual.simulated_V(), 2))
                .average()
                .orElseThrow());
    }

    /** Largest residual of the held-out samples, V. */
    double largest() {
        return heldOut.stream()
                .mapToDouble(residual -> Math.abs(residual.predicted_V() - residual.simulated_V()))
                .max()
                .orElseThrow();
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
                double[] x = shifts(cell, shifts.deviations(EXPERIMENT, "S1", sample), 1);
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
        List<Residual> heldOut = new ArrayList<>();
        for (ColumnFindings.SenseState state : findings.requireColumn().states()) {
            for (int i = 0; i < state.samples().size(); i++) {
                int sample = state.samples().get(i);
                if (state.n() > 0 && !fitted(state, sample)) {
                    Map<String, Double> drawn = shifts.deviations(EXPERIMENT, "S" + state.n(), sample);
                    double sum = 0;
                    for (int number = 1; number <= state.n(); number++) {
                        double[] x = shifts(cell, drawn, number);
                        sum += strength.strengthAt(x[0], x[1]);
                    }
                    heldOut.add(new Residual(
                            state.n(),
                            sample,
                            curve.bitline_V(sum),
                            state.bitline_V().get(i)));
                }
            }
        }
        return new StrengthFit(strength, heldOut);
    }

    /** Whether a sample is fitted, as opposed to held out: those of S1 with an even number. */
    private static boolean fitted(ColumnFindings.SenseState state, int sample) {
        return state.n() == 1 && sample % 2 == 0;
    }

    /** Mean shift of the devices that switch the input, and that of the device that holds the weight, V. */
    private static double[] shifts(String cell, Map<String, Double> drawn, int number) {
        double[] path = CellPath.COLUMN_BL.shifts(cell, String.format(Locale.ROOT, "xn%02d", number), drawn);
        int last = path.length - 1;
        return new double[] {Arrays.stream(path, 0, last).sum() / last, path[last]};
    }
}
