package timdnn.characterization.strength;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import timdnn.characterization.column.ColumnState;
import timdnn.characterization.engine.StoredShifts;
import timdnn.characterization.plan.Study;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;

/** Fits the cell-strength model from a store and judges it there. Cells of even number are fitted, odd ones held out. */
@SuppressWarnings("MemberName") // suffixes are units
public final class StrengthReader {
    /** Cells without which nothing is fitted. */
    private static final int FEWEST_CELLS = 8;

    /** Cells a coefficient without which the devices left out are not looked at. */
    private static final int CELLS_A_COEFFICIENT = 4;

    private final Study study;
    private final StoredShifts shifts;
    private final String cell;
    private final ExperimentRows rows;

    /** A cell that was simulated along all paths. */
    private record Cell(int sample, List<Double> epsilon, Map<String, Double> shifts) {
        boolean fitted() {
            return sample % 2 == 0;
        }
    }

    private StrengthReader(Study study, CampaignStore store) {
        this.study = study;
        shifts = new StoredShifts(study, store);
        cell = study.circuit().cell();
        rows = new ExperimentRows(store, study.condition());
    }

    /** The findings, once all experiments have begun and there are cells enough. */
    public static Optional<StrengthFindings> read(Study study, CampaignStore store) {
        StrengthReader reader = new StrengthReader(study, store);
        boolean begun = study.section(StrengthPlan.class)
                .filter(plan -> plan.mixed().stream()
                        .allMatch(state ->
                                reader.rows.indices(StrengthBench.MIXED, ColumnState.name(state[0], state[1])).length
                                        >= 2))
                .isPresent();
        return begun ? reader.findings() : Optional.empty();
    }

    private Optional<StrengthFindings> findings() {
        StrengthModel[] models = {model(true), model(false)};
        double[] nominal = CellPath.ALL.stream()
                .mapToDouble(path -> models[path.onBl() ? 0 : 1].strength(
                                rows.nominal(StrengthBench.CELL, path + " nominal", path.measure()))
                        - 1)
                .toArray();
        List<Cell> cells = cells(models, nominal);
        if (cells.size() < FEWEST_CELLS) {
            return Optional.empty();
        }
        ShiftPolynomial strength = fit(cells);
        double[][] residuals = residuals(cells, strength);
        double[] all =
                Arrays.stream(residuals).flatMapToDouble(DoubleStream::of).toArray();
        double slope = models[0].curve().slope_V(1);
        List<StrengthFindings.Path> paths = new ArrayList<>();
        List<List<Estimate>> correlation = new ArrayList<>();
        for (int path = 0; path < CellPath.ALL.size(); path++) {
            double[] epsilon = epsilon(cells, path);
            paths.add(new StrengthFindings.Path(
                    CellPath.ALL.get(path).toString(),
                    nominal[path],
                    Estimate.sigma(epsilon),
                    Estimate.rms(residuals[path])));
            List<Estimate> row = new ArrayList<>();
            for (int other = 0; other < CellPath.ALL.size(); other++) {
                row.add(Estimate.correlation(epsilon, epsilon(cells, other)));
            }
            correlation.add(row);
        }
        StrengthPrediction prediction = new StrengthPrediction(study, rows, shifts, List.of(models), strength, nominal);
        List<StrengthFindings.Refinement> refinements = prediction.refinements();
        return Optional.of(new StrengthFindings(
                CellPath.kinds(cell),
                strength,
                Estimate.rms(all),
                Estimate.rms(Arrays.stream(all).map(error -> error * slope).toArray()),
                paths,
                correlation,
                leftOut(cells),
                RowLoad.fit(driven()),
                List.of(models[0].load(), models[1].load()),
                oppositeAgainstDriven(),
                prediction.of(List.of()),
                refinements,
                refinements.isEmpty() ? Optional.empty() : Optional.of(prediction.of(refinements))));
    }

    /** f and δ of a bitline from its nominal states (n, k); on BLB n and k change places. */
    private StrengthModel model(boolean bl) {
        double[][] change = opposite(bl);
        List<Double> levels = new ArrayList<>();
        for (int n = 0; n <= study.geometry().rowsABlock(); n++) {
            levels.add(level(n, 0, bl));
        }
        return new StrengthModel(NominalCurve.through(levels), RowLoad.fit(change));
    }

    private double[][] opposite(boolean bl) {
        double[][] change = new double[study.geometry().rowsABlock() + 1][];
        for (int n = 0; n < change.length; n++) {
            change[n] = new double[change.length - n];
            for (int k = 0; k < change[n].length; k++) {
                change[n][k] = level(n, k, bl) - level(n, 0, bl);
            }
        }
        return change;
    }

    /** Of a bitline with {@code own} conducting cells and {@code other} on the other bitline. */
    private double level(int own, int other, boolean bl) {
        return bl
                ? rows.nominal(StrengthBench.OPPOSITE, ColumnState.name(own, other), "v_bl")
                : rows.nominal(StrengthBench.OPPOSITE, ColumnState.name(other, own), "v_blb");
    }

    private double[][] driven() {
        double[][] change = new double[study.geometry().rowsABlock() + 1][];
        for (int n = 0; n < change.length; n++) {
            change[n] = new double[change.length - n];
            for (int d = 0; d < change[n].length; d++) {
                change[n][d] = rows.nominal(StrengthBench.DRIVEN, "S" + n + " d" + d, "v_bl")
                        - rows.nominal(StrengthBench.DRIVEN, "S" + n + " d0", "v_bl");
            }
        }
        return change;
    }

    private double oppositeAgainstDriven() {
        double[][] driven = driven();
        double[][] opposite = opposite(true);
        double largest = 0;
        for (int n = 0; n < driven.length; n++) {
            for (int k = 0; k < driven[n].length; k++) {
                largest = Math.max(largest, Math.abs(driven[n][k] - opposite[n][k]));
            }
        }
        return largest;
    }

    /** f⁻¹ of the voltage to which the path takes its bitline. */
    private double strength(StrengthModel[] models, CellPath path, String state, int sample) {
        double voltage = rows.value(StrengthBench.CELL, state, sample, path.measure());
        return Double.isNaN(voltage) ? Double.NaN : models[path.onBl() ? 0 : 1].strength(voltage);
    }

    private List<Cell> cells(StrengthModel[] models, double[] nominal) {
        List<Cell> cells = new ArrayList<>();
        for (int sample : rows.indices(StrengthBench.CELL, CellPath.ALL.get(0).toString())) {
            double[] epsilon = new double[nominal.length];
            for (int path = 0; path < epsilon.length; path++) {
                CellPath along = CellPath.ALL.get(path);
                epsilon[path] = strength(models, along, along.toString(), sample) - 1 - nominal[path];
            }
            // A simulation that failed leaves its cell out.
            if (Arrays.stream(epsilon).noneMatch(Double::isNaN)) {
                cells.add(new Cell(
                        sample,
                        Arrays.stream(epsilon).boxed().toList(),
                        shifts.deviations(
                                StrengthBench.CELL, CellPath.ALL.get(0).toString(), sample)));
            }
        }
        return cells;
    }

    private static double[] epsilon(List<Cell> cells, int path) {
        return cells.stream().mapToDouble(one -> one.epsilon().get(path)).toArray();
    }

    private double[] shifts(Cell one, int path) {
        return CellPath.ALL.get(path).shifts(cell, StrengthBench.INSTANCE, one.shifts());
    }

    private ShiftPolynomial fit(List<Cell> cells) {
        List<double[]> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (Cell one : cells) {
            for (int path = 0; one.fitted() && path < one.epsilon().size(); path++) {
                x.add(shifts(one, path));
                y.add(one.epsilon().get(path));
            }
        }
        return ShiftPolynomial.fit(
                x.toArray(double[][]::new),
                y.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** ε less its polynomial of the cells held out, [path][cell]. */
    private double[][] residuals(List<Cell> cells, ShiftPolynomial strength) {
        double[][] residuals = new double[CellPath.ALL.size()][];
        for (int path = 0; path < residuals.length; path++) {
            int along = path;
            residuals[path] = cells.stream()
                    .filter(one -> !one.fitted())
                    .mapToDouble(one -> one.epsilon().get(along) - strength.at(shifts(one, along)))
                    .toArray();
        }
        return residuals;
    }

    /** Of the first path: its quadratic and all other devices of the cell linearly. */
    private StrengthFindings.LeftOut leftOut(List<Cell> cells) {
        List<String> onPath = CellPath.ALL.get(0).devices(cell);
        List<String> others = cells.get(0).shifts().keySet().stream()
                .filter(name -> name.startsWith("m." + StrengthBench.INSTANCE + "."))
                .filter(name -> onPath.stream().noneMatch(device -> name.endsWith("." + device + ".m")))
                .sorted()
                .toList();
        List<double[]> terms = cells.stream().map(one -> allTerms(one, others)).toList();
        int coefficients = terms.get(0).length;
        List<Integer> fitted = new ArrayList<>();
        List<Integer> heldOut = new ArrayList<>();
        for (int place = 0; place < cells.size(); place++) {
            (cells.get(place).fitted() ? fitted : heldOut).add(place);
        }
        if (fitted.size() < CELLS_A_COEFFICIENT * coefficients) {
            return new StrengthFindings.LeftOut(List.of(), new Estimate(0, 0, 0, 0));
        }
        List<Estimate> found = ShiftPolynomial.linear(
                fitted.stream().map(terms::get).toArray(double[][]::new),
                fitted.stream()
                        .mapToDouble(place -> cells.get(place).epsilon().get(0))
                        .toArray());
        double[] residuals = heldOut.stream()
                .mapToDouble(place -> {
                    double sum = 0;
                    for (int term = 0; term < coefficients; term++) {
                        sum += terms.get(place)[term] * found.get(term).estimate();
                    }
                    return cells.get(place).epsilon().get(0) - sum;
                })
                .toArray();
        List<StrengthFindings.Sensitivity> sensitivities = new ArrayList<>();
        int first = coefficients - others.size();
        for (int device = 0; device < others.size(); device++) {
            sensitivities.add(new StrengthFindings.Sensitivity(others.get(device), found.get(first + device)));
        }
        sensitivities.sort(
                Comparator.comparingDouble(device -> -Math.abs(device.perV().estimate())));
        return new StrengthFindings.LeftOut(sensitivities, Estimate.rms(residuals));
    }

    private double[] allTerms(Cell one, List<String> others) {
        return DoubleStream.concat(
                        DoubleStream.of(ShiftPolynomial.terms(shifts(one, 0))),
                        others.stream().mapToDouble(one.shifts()::get))
                .toArray();
    }
}
