package timdnn.characterization.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import timdnn.array.ArrayGeometry;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.column.ColumnFindings.SenseState;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sample.DesignKind;
import timdnn.characterization.statistics.DesignEstimate;
import timdnn.characterization.statistics.Estimate;
import timdnn.characterization.statistics.NormalTail;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;
import timdnn.characterization.store.SampleColumn;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;

/** Reads what a store has of a column: levels, thresholds, states under mismatch, energy, checks. */
@SuppressWarnings("MemberName") // suffixes are units
public final class ColumnReader {
    /** Fact: thresholds in V that a histogram placed, instead of those half-way between nominal levels. */
    public static final String THRESHOLDS = "thresholds_V";

    private final Study study;
    private final CampaignStore store;
    private final ArrayGeometry geometry;
    private final ExperimentRows rows;

    /**
     * Reads a store.
     *
     * @param study the store's study under the condition to be read
     * @param store the store
     */
    public ColumnReader(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
        geometry = study.geometry();
        rows = new ExperimentRows(store, study.condition());
    }

    /**
     * The findings.
     *
     * @return what the study found of its column
     * @throws HarnessException if a nominal simulation that everything rests on failed or is missing
     */
    public ColumnFindings read() {
        double strobe = strobe_s();
        List<Double> levels = levels();
        List<Double> thresholds = thresholds(levels);
        Study.Strobe plan = study.strobe().orElseThrow();
        EnergyReader energy = new EnergyReader(study, store);
        CellChecksReader checks = new CellChecksReader(study, store);
        return new ColumnFindings(
                strobe,
                store.fact(ColumnBench.STROBE_REACH, study.condition())
                        .map(StrobeReach::parse)
                        .orElse(StrobeReach.UNKNOWN),
                (levels.get(plan.firstState()) - levels.get(plan.lastState())) / (plan.lastState() - plan.firstState()),
                levels,
                thresholds,
                states(thresholds),
                energy.energy(),
                energy.prechargeTime(),
                energy.chargeBalance(),
                checks.truthTable(levels.get(0) - levels.get(1)),
                checks.writing(),
                transistors());
    }

    /**
     * The strobe that was found, or that the plan fixed.
     *
     * @return s after the wordlines' edge
     * @throws HarnessException if it has not been found yet
     */
    public double strobe_s() {
        return store.fact(ColumnBench.STROBE, study.condition())
                .map(SpiceNumber::parse)
                .orElseThrow(() -> new HarnessException("the strobe has not been found yet"));
    }

    private OptionalInt transistors() {
        return store.circuits()
                .netlist(ColumnBench.TRANSFER, study.condition(), BitlineState.name(0))
                .map(stored -> CellTransistors.count(stored.text(), CellTransistors.CELL))
                .orElse(OptionalInt.empty());
    }

    /**
     * Energy of an access of one column by state.
     *
     * @return points by n and k; empty if it was not simulated
     */
    public List<AccessEnergyPoint> energy() {
        return new EnergyReader(study, store).energy();
    }

    /**
     * Time that the precharge needs for the lowest bitline of the energy experiment.
     *
     * @return s; empty if energy was not simulated
     * @throws HarnessException if the bitline does not recover in the time that the plan gives it
     */
    public OptionalDouble prechargeTime() {
        return new EnergyReader(study, store).prechargeTime();
    }

    /**
     * The states of Monte Carlo so far.
     *
     * @return states by n
     */
    public List<SenseState> states() {
        return states(thresholds(levels()));
    }

    /**
     * Thresholds at the bitline.
     *
     * @return V, falling: between S0 and S1 first
     * @throws HarnessException if the nominal levels are not there yet
     */
    public List<Double> thresholds() {
        return thresholds(levels());
    }

    /**
     * Nominal levels at the strobe.
     *
     * @return V by state, from S0
     */
    public List<Double> levels() {
        List<Double> levels = new ArrayList<>();
        for (int n = 0; rows.has(ColumnBench.TRANSFER, BitlineState.name(n), "v_bl"); n++) {
            levels.add(rows.nominal(ColumnBench.TRANSFER, BitlineState.name(n), "v_bl"));
        }
        return levels;
    }

    private List<Double> thresholds(List<Double> levels) {
        Optional<List<Double>> placed = store.numbers(THRESHOLDS, study.condition());
        if (placed.isPresent()) {
            return placed.get();
        }
        if (levels.size() <= geometry.largestCount()) {
            throw new HarnessException("the nominal levels S0 to S" + geometry.largestCount() + " are not there yet");
        }
        List<Double> thresholds = new ArrayList<>();
        for (int code = 0; code < geometry.largestCount(); code++) {
            thresholds.add(0.5 * (levels.get(code) + levels.get(code + 1)));
        }
        return thresholds;
    }

    private List<SenseState> states(List<Double> thresholds) {
        List<SenseState> states = new ArrayList<>();
        for (String name : rows.states(ColumnBench.MISMATCH)) {
            SampleColumn all = rows.values(ColumnBench.MISMATCH, name, "v_bl");
            SampleColumn bitline = all.finite();
            if (bitline.size() >= 2) {
                int n = BitlineState.parse(name).n();
                SenseState plain = state(n, bitline, all.size() - bitline.size(), thresholds);
                states.add(study.section(MonteCarloPlan.class)
                        .filter(plan -> plan.design() != DesignKind.PLAIN)
                        .map(plan -> designed(plain, all, thresholds, plan))
                        .orElse(plain));
            }
        }
        states.sort(java.util.Comparator.comparingInt(SenseState::n));
        return states;
    }

    private SenseState state(int n, SampleColumn samples, int failed, List<Double> thresholds) {
        double[] bitline = samples.values().doubles();
        int ideal = geometry.idealCount(n);
        int[] codes = codes(bitline, thresholds);
        Estimate none = new Estimate(0, 0, 0, bitline.length);
        Estimate below = ideal == 0 ? none : NormalTail.beyond(bitline, thresholds.get(ideal - 1), true);
        Estimate above =
                ideal == geometry.largestCount() ? none : NormalTail.beyond(bitline, thresholds.get(ideal), false);
        return new SenseState(
                n,
                Estimate.mean(bitline),
                Estimate.sigma(bitline),
                java.util.Arrays.stream(codes).boxed().toList(),
                Estimate.probability(bitline.length - codes[ideal], bitline.length, failed),
                new Estimate(
                                Math.min(1, below.estimate() + above.estimate()),
                                Math.min(1, below.low() + above.low()),
                                Math.min(1, below.high() + above.high()),
                                bitline.length)
                        .withFailed(failed),
                below.estimate(),
                above.estimate(),
                samples.samples(),
                samples.values(),
                failed);
    }

    /** How often each code is read. */
    private int[] codes(double[] bitline, List<Double> thresholds) {
        double[] falling = thresholds.stream().mapToDouble(Double::doubleValue).toArray();
        int[] codes = new int[geometry.largestCount() + 1];
        for (double voltage : bitline) {
            int code = 0;
            for (double threshold : falling) {
                code += voltage < threshold ? 1 : 0;
            }
            codes[code]++;
        }
        return codes;
    }

    /** With intervals over the replicates of the plan's design: its samples depend on each other. */
    private SenseState designed(SenseState plain, SampleColumn samples, List<Double> thresholds, MonteCarloPlan plan) {
        int last = samples.size() == 0 ? -1 : samples.samples().at(samples.size() - 1);
        double[] bitline = new double[last + 1];
        java.util.Arrays.fill(bitline, Double.NaN);
        boolean[] failed = new boolean[bitline.length];
        for (int place = 0; place < samples.size(); place++) {
            double voltage = samples.values().at(place);
            bitline[samples.samples().at(place)] = voltage;
            failed[samples.samples().at(place)] = Double.isNaN(voltage);
        }
        int ideal = geometry.idealCount(plain.n());
        double top = ideal == 0 ? Double.POSITIVE_INFINITY : thresholds.get(ideal - 1);
        double bottom = ideal == geometry.largestCount() ? Double.NEGATIVE_INFINITY : thresholds.get(ideal);
        return new SenseState(
                plain.n(),
                DesignEstimate.mean(bitline, plan::replicate),
                DesignEstimate.sigma(bitline, plan::replicate),
                plain.codes(),
                DesignEstimate.probability(
                        bitline, voltage -> voltage >= top || voltage < bottom, failed, plan::replicate),
                plain.tail(),
                plain.below(),
                plain.above(),
                plain.samples(),
                plain.bitline_V(),
                plain.failed());
    }
}
