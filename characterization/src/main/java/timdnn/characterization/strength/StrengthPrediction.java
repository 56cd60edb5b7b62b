package timdnn.characterization.strength;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import timdnn.characterization.column.ColumnState;
import timdnn.characterization.engine.StoredShifts;
import timdnn.characterization.plan.Study;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.ExperimentRows;

/** Predicts mismatched columns of a store from the shifts of their cells. */
@SuppressWarnings("MemberName") // suffixes are units
final class StrengthPrediction {
    /** Columns a coefficient without which strengths are not refined. */
    private static final int COLUMNS_A_COEFFICIENT = 4;

    private final Study study;
    private final ExperimentRows rows;
    private final StoredShifts shifts;
    private final List<StrengthModel> models;
    private final ShiftPolynomial strength;
    private final double[] nominal;

    /** Shifts summed over the conducting cells of a bitline, and the sum of their strengths. */
    private record Cells(List<Double> shifts, double strengths) {}

    /** Of the models that of BL comes first; {@code nominal} is ε of the nominal cell by path. */
    StrengthPrediction(
            Study study,
            ExperimentRows rows,
            StoredShifts shifts,
            List<StrengthModel> models,
            ShiftPolynomial strength,
            double[] nominal) {
        this.study = study;
        this.rows = rows;
        this.shifts = shifts;
        this.models = models;
        this.strength = strength;
        this.nominal = nominal.clone();
    }

    private Cells cells(Map<String, Double> drawn, int count, boolean bl) {
        CellPath path = bl ? CellPath.COLUMN_BL : CellPath.COLUMN_BLB;
        double[] sums = new double[strength.linear_perV().size()];
        double strengths = 0;
        for (int number = 1; number <= count; number++) {
            String instance = String.format(Locale.ROOT, bl ? "xn%02d" : "xk%02d", number);
            double[] x = path.shifts(study.circuit().cell(), instance, drawn);
            strengths += Math.max(0, 1 + nominal[CellPath.ALL.indexOf(path)] + strength.at(x));
            for (int device = 0; device < x.length; device++) {
                sums[device] += x[device];
            }
        }
        return new Cells(Arrays.stream(sums).boxed().toList(), strengths);
    }

    /** Fitted by least squares on the columns of product +1 alone; empty where there are too few of a state. */
    List<StrengthFindings.Refinement> refinements() {
        List<StrengthFindings.Refinement> refinements = new ArrayList<>();
        int devices = strength.linear_perV().size();
        for (int n = 2; n <= study.geometry().rowsABlock(); n++) {
            int[] columns = rows.indices(StrengthBench.COLUMN, "S" + n);
            if (columns.length >= COLUMNS_A_COEFFICIENT * (devices + 1)) {
                refinements.add(refinement(n, columns, devices));
            } else if (columns.length > 0) {
                return List.of();
            }
        }
        return refinements;
    }

    private StrengthFindings.Refinement refinement(int n, int[] columns, int devices) {
        String state = "S" + n;
        double[][] terms = new double[columns.length][];
        double[] lacking = new double[columns.length];
        for (int place = 0; place < columns.length; place++) {
            Cells cells = cells(shifts.deviations(StrengthBench.COLUMN, state, columns[place]), n, true);
            double[] sums =
                    cells.shifts().stream().mapToDouble(Double::doubleValue).toArray();
            terms[place] = Arrays.copyOf(sums, devices + 1);
            terms[place][devices] = n;
            double bitline = rows.value(StrengthBench.COLUMN, state, columns[place], "v_bl");
            lacking[place] = models.get(0).strength(bitline) - cells.strengths();
        }
        List<Estimate> found = ShiftPolynomial.linear(terms, lacking);
        return new StrengthFindings.Refinement(n, found.subList(0, devices), found.get(devices));
    }

    StrengthFindings.Prediction of(List<StrengthFindings.Refinement> refinements) {
        List<StrengthFindings.Mixed> mixed = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        int columns = 0;
        for (int[] state : study.section(StrengthPlan.class).orElseThrow().mixed()) {
            double[] bl = errors(state[0], state[1], true, refinements);
            double[] blb = errors(state[0], state[1], false, refinements);
            Arrays.stream(bl).forEach(all::add);
            Arrays.stream(blb).forEach(all::add);
            columns += bl.length;
            mixed.add(new StrengthFindings.Mixed(
                    state[0], state[1], StrengthFindings.Errors.of(bl), StrengthFindings.Errors.of(blb)));
        }
        StrengthFindings.Errors total = StrengthFindings.Errors.of(
                all.stream().mapToDouble(Double::doubleValue).toArray());
        return new StrengthFindings.Prediction(mixed, total.rms_V(), total.largest_V(), columns);
    }

    /** Predicted less simulated, [column]. */
    private double[] errors(int n, int k, boolean bl, List<StrengthFindings.Refinement> refinements) {
        String state = ColumnState.name(n, k);
        int own = bl ? n : k;
        return Arrays.stream(rows.indices(StrengthBench.MIXED, state))
                .mapToDouble(column -> {
                    Cells cells = cells(shifts.deviations(StrengthBench.MIXED, state, column), own, bl);
                    double sum = cells.strengths();
                    for (StrengthFindings.Refinement refinement : refinements) {
                        sum += refinement.n() == own ? change(refinement, cells.shifts()) : 0;
                    }
                    return models.get(bl ? 0 : 1).bitline_V(sum, bl ? k : n)
                            - rows.value(StrengthBench.MIXED, state, column, bl ? "v_bl" : "v_blb");
                })
                .toArray();
    }

    private static double change(StrengthFindings.Refinement refinement, List<Double> shifts) {
        double sum = refinement.n() * refinement.offset().estimate();
        for (int device = 0; device < shifts.size(); device++) {
            sum += refinement.perV().get(device).estimate() * shifts.get(device);
        }
        return sum;
    }
}
