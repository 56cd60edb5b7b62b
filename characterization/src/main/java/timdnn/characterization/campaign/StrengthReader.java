package timdnn.characterization.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import timdnn.characterization.bench.CellPath;
import timdnn.characterization.bench.ColumnBench;
import timdnn.characterization.bench.StrengthBench;
import timdnn.characterization.measure.Estimate;
import timdnn.characterization.measure.NominalCurve;
import timdnn.characterization.measure.RowLoad;
import timdnn.characterization.measure.ShiftPolynomial;
import timdnn.characterization.measure.StrengthModel;
import timdnn.characterization.plan.Study;
import timdnn.harness.HarnessException;

/** Fits the cell-strength model from a store and judges it there. Cells of even number are fitted, odd ones held out. */
@SuppressWarnings("MemberName") // suffixes are units
final class StrengthReader {
    /** Cells without which nothing is fitted. */
    private static final int FEWEST_CELLS = 8;

    /** Cells a coefficient without which the devices left out are not looked at. */
    private static final int CELLS_A_COEFFICIENT = 4;

    private final Study study;
    private final StoredShifts shifts;
    private final String cell;
    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, Integer> samples = new HashMap<>();

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
        for (String experiment :
                List.of(StrengthBench.CELL, StrengthBench.DRIVEN, StrengthBench.OPPOSITE, StrengthBench.MIXED)) {
            for (SampleRow row : store.rows(experiment, study.condition())) {
                values.put(key(experiment, row.state(), row.sample(), row.measure()), row.value());
                samples.merge(experiment + '\n' + row.state(), row.sample() + 1, Math::max);
            }
        }
    }

    /** The findings, once all experiments have begun and there are cells enough. */
    static Optional<StrengthFindings> read(Study study, CampaignStore store) {
        StrengthReader reader = new StrengthReader(study, store);
        boolean begun = study.experiments()
                .strength()
                .filter(plan -> plan.mixed().stream()
                        .allMatch(state -> reader.columns(StrengthBench.state(state[0], state[1])).length >= 2))
                .isPresent();
        return begun ? reader.findings() : Optional.empty();
    }

    private Optional<StrengthFindings> findings() {
        StrengthModel[] models = {model(true), model(false)};
        double[] nominal = CellPath.ALL.stream()
                .mapToDouble(path -> strength(models, path, path + " nominal", 0) - 1)
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
        List<StrengthFindings.Mixed> mixed = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        int columns = 0;
        for (int[] state : study.experiments().strength().orElseThrow().mixed()) {
            double[][] found = errors(state[0], state[1], models, strength, nominal);
            for (double[] bitline : found) {
                Arrays.stream(bitline).forEach(errors::add);
            }
            columns += found[0].length;
            mixed.add(new StrengthFindings.Mixed(
                    state[0], state[1], StrengthFindings.Errors.of(found[0]), StrengthFindings.Errors.of(found[1])));
        }
        StrengthFindings.Errors total = StrengthFindings.Errors.of(
                errors.stream().mapToDouble(Double::doubleValue).toArray());
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
                mixed,
                total.rms_V(),
                total.largest_V(),
                columns));
    }

    /** f and δ of a bitline from its nominal states (n, k); on BLB n and k change places. */
    private StrengthModel model(boolean bl) {
        double[][] change = opposite(bl);
        List<Double> levels = new ArrayList<>();
        for (int n = 0; n <= ColumnBench.BLOCK; n++) {
            levels.add(level(n, 0, bl));
        }
        return new StrengthModel(NominalCurve.through(levels), RowLoad.fit(change));
    }

    private double[][] opposite(boolean bl) {
        double[][] change = new double[ColumnBench.BLOCK + 1][];
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
                ? nominal(StrengthBench.OPPOSITE, StrengthBench.state(own, other), "v_bl")
                : nominal(StrengthBench.OPPOSITE, StrengthBench.state(other, own), "v_blb");
    }

    private double[][] driven() {
        double[][] change = new double[ColumnBench.BLOCK + 1][];
        for (int n = 0; n < change.length; n++) {
            change[n] = new double[change.length - n];
            for (int d = 0; d < change[n].length; d++) {
                change[n][d] = nominal(StrengthBench.DRIVEN, "S" + n + " d" + d, "v_bl")
                        - nominal(StrengthBench.DRIVEN, "S" + n + " d0", "v_bl");
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
        double voltage = value(StrengthBench.CELL, state, sample, path.measure());
        if (sample == 0 && state.endsWith("nominal") && Double.isNaN(voltage)) {
            throw new HarnessException("the nominal cell of path " + path + " was not simulated");
        }
        return Double.isNaN(voltage) ? Double.NaN : models[path.onBl() ? 0 : 1].strength(voltage);
    }

    private List<Cell> cells(StrengthModel[] models, double[] nominal) {
        List<Cell> cells = new ArrayList<>();
        int count = samples.getOrDefault(StrengthBench.CELL + '\n' + CellPath.ALL.get(0), 0);
        for (int sample = 0; sample < count; sample++) {
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

    /** Predicted less simulated, [bitline][column]. */
    private double[][] errors(int n, int k, StrengthModel[] models, ShiftPolynomial strength, double[] nominal) {
        String state = StrengthBench.state(n, k);
        int[] columns = columns(state);
        double[][] errors = new double[2][columns.length];
        for (int place = 0; place < columns.length; place++) {
            Map<String, Double> drawn = shifts.deviations(StrengthBench.MIXED, state, columns[place]);
            double bl = sum("xn%02d", n, CellPath.COLUMN_BL, drawn, strength, nominal);
            double blb = sum("xk%02d", k, CellPath.COLUMN_BLB, drawn, strength, nominal);
            errors[0][place] = models[0].bitline_V(bl, k) - value(StrengthBench.MIXED, state, columns[place], "v_bl");
            errors[1][place] = models[1].bitline_V(blb, n) - value(StrengthBench.MIXED, state, columns[place], "v_blb");
        }
        return errors;
    }

    private double sum(
            String instance,
            int count,
            CellPath path,
            Map<String, Double> drawn,
            ShiftPolynomial strength,
            double[] nominal) {
        double sum = 0;
        for (int number = 1; number <= count; number++) {
            String name = String.format(java.util.Locale.ROOT, instance, number);
            sum += Math.max(0, 1 + nominal[CellPath.ALL.indexOf(path)] + strength.at(path.shifts(cell, name, drawn)));
        }
        return sum;
    }

    /** Indices of the mismatched columns of a state that gave numbers. */
    private int[] columns(String state) {
        int count = samples.getOrDefault(StrengthBench.MIXED + '\n' + state, 0);
        return java.util.stream.IntStream.range(0, count)
                .filter(column -> Double.isFinite(value(StrengthBench.MIXED, state, column, "v_bl")))
                .toArray();
    }

    private static String key(String experiment, String state, int sample, String measure) {
        return experiment + '\n' + state + '\n' + sample + '\n' + measure;
    }

    private double value(String experiment, String state, int sample, String measure) {
        return values.getOrDefault(key(experiment, state, sample, measure), Double.NaN);
    }

    private double nominal(String experiment, String state, String measure) {
        double value = value(experiment, state, 0, measure);
        if (!Double.isFinite(value)) {
            throw new HarnessException("the nominal simulation of " + experiment + " " + state + " gave no " + measure);
        }
        return value;
    }
}
