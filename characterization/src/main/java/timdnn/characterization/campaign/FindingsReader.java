package timdnn.characterization.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import timdnn.characterization.bench.BitlineForm;
import timdnn.characterization.campaign.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.campaign.ColumnFindings.ChargeBalance;
import timdnn.characterization.campaign.ColumnFindings.Product;
import timdnn.characterization.campaign.ColumnFindings.SenseState;
import timdnn.characterization.campaign.ColumnFindings.Write;
import timdnn.characterization.measure.DesignEstimate;
import timdnn.characterization.measure.Estimate;
import timdnn.characterization.measure.NormalTail;
import timdnn.characterization.plan.MonteCarloPlan;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sample.DesignKind;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;

/** Turns a store's rows into findings. */
@SuppressWarnings("MemberName") // suffixes are units
public final class FindingsReader {
    /** Counts that the ADC resolves; a higher count reads as this one. */
    public static final int LARGEST_CODE = 8;

    static final double RECOVERED_V = 1e-3;
    private static final double ZERO_PRODUCT_LIMIT = 0.25;

    private final Study study;
    private final CampaignStore store;
    /** Null until it is asked for. */
    private Optional<SenseFindings> path;

    private final Map<String, Map<String, Map<Integer, Map<String, Double>>>> values = new LinkedHashMap<>();

    /**
     * Reads a store.
     *
     * @param study the store's study under the condition to be read
     * @param store the store
     */
    public FindingsReader(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
        for (SampleRow row : store.rows(null, study.condition())) {
            values.computeIfAbsent(row.experiment(), experiment -> new LinkedHashMap<>())
                    .computeIfAbsent(row.state(), state -> new TreeMap<>())
                    .computeIfAbsent(row.sample(), sample -> new LinkedHashMap<>())
                    .put(row.measure(), row.value());
        }
    }

    /**
     * The findings.
     *
     * @return what the study found
     * @throws HarnessException if a nominal simulation that everything rests on failed or is missing
     */
    public ColumnFindings read() {
        double strobe = store.fact("strobe_s", study.condition())
                .map(SpiceNumber::parse)
                .orElseThrow(() -> new HarnessException("the strobe has not been found yet"));
        List<Double> levels = levels();
        List<Double> thresholds = thresholds(levels);
        Study.Strobe plan = study.strobe();
        List<AccessEnergyPoint> energy = energy();
        OptionalDouble precharge = prechargeTime();
        Optional<SenseFindings> sense = path();
        return new ColumnFindings(
                study.condition(),
                strobe,
                (levels.get(plan.firstState()) - levels.get(plan.lastState())) / (plan.lastState() - plan.firstState()),
                levels,
                thresholds,
                states(thresholds),
                energy,
                precharge,
                chargeBalance(),
                truthTable(levels.get(0) - levels.get(1)),
                writing(),
                reduction(),
                errors().read(),
                StrengthReader.read(study, store),
                sense,
                sense.flatMap(path -> AccessReader.read(study, store, energy, precharge, path)),
                transistors(),
                SramStage.read(study, store, (experiment, state) -> experiment(experiment)
                        .getOrDefault(state, Map.of())));
    }

    /** Of the cell in the column that gave the nominal levels. */
    private OptionalInt transistors() {
        return store.netlistSha256("transfer", study.condition(), "S0")
                .flatMap(store::netlist)
                .map(stored -> CellTransistors.count(stored[0], CellTransistors.CELL))
                .orElse(OptionalInt.empty());
    }

    private Optional<ReductionFindings> reduction() {
        return study.experiments()
                .reduction()
                .filter(plan -> !experiment("reduction").isEmpty())
                .map(plan -> ReductionProof.of(
                        store,
                        study.condition(),
                        plan,
                        new BitlineForm(
                                nominal("calibration", "column", "v_pre"),
                                SpiceNumber.parse(
                                        store.fact("t_wlr", study.condition()).orElseThrow()))));
    }

    /**
     * What Monte Carlo has found so far, also of a campaign that still runs.
     *
     * @return one result a state with at least two samples
     * @throws HarnessException if the nominal levels S0 to S8 are missing
     */
    public List<SenseState> states() {
        return states(thresholds(levels()));
    }

    /** Thresholds of an ideal ADC, V: as the sense path has placed them, else half-way between neighbouring nominal levels. */
    List<Double> thresholds() {
        return thresholds(levels());
    }

    /**
     * What the rare-event experiment has found so far, also of a campaign that still runs.
     *
     * @return one rate for each state of which both thresholds are done
     */
    public List<SenseErrorRate> senseErrorRates() {
        return errors().rates();
    }

    private SenseErrorReader errors() {
        return new SenseErrorReader(study, store, () -> path().orElseThrow());
    }

    /** Read once. */
    private Optional<SenseFindings> path() {
        if (path == null) {
            path = SenseReader.read(study, store, this);
        }
        return path;
    }

    List<Double> levels() {
        List<Double> levels = new ArrayList<>();
        for (int n = 0; experiment("transfer").containsKey("S" + n); n++) {
            levels.add(nominal("transfer", "S" + n, "v_bl"));
        }
        return levels;
    }

    private List<Double> thresholds(List<Double> levels) {
        Optional<List<Double>> placed = store.numbers(ThresholdStage.THRESHOLDS, study.condition());
        if (placed.isPresent()) {
            return placed.get();
        }
        if (levels.size() <= LARGEST_CODE) {
            throw new HarnessException("the nominal levels S0 to S" + LARGEST_CODE + " are not there yet");
        }
        List<Double> thresholds = new ArrayList<>();
        for (int code = 0; code < LARGEST_CODE; code++) {
            thresholds.add(0.5 * (levels.get(code) + levels.get(code + 1)));
        }
        return thresholds;
    }

    private List<SenseState> states(List<Double> thresholds) {
        List<SenseState> states = new ArrayList<>();
        for (Map.Entry<String, Map<Integer, Map<String, Double>>> state :
                experiment("mismatch").entrySet()) {
            SortedMap<Integer, Double> bitline = new TreeMap<>();
            state.getValue().forEach((sample, measures) -> bitline.put(sample, measures.get("v_bl")));
            bitline.values().removeIf(voltage -> !Double.isFinite(voltage));
            if (bitline.size() >= 2) {
                int n = Integer.parseInt(state.getKey().substring(1));
                SenseState plain = state(n, bitline, state.getValue().size() - bitline.size(), thresholds);
                states.add(study.experiments()
                        .mismatch()
                        .filter(plan -> plan.design() != DesignKind.PLAIN)
                        .map(plan -> designed(plain, state.getValue(), thresholds, plan))
                        .orElse(plain));
            }
        }
        states.sort(java.util.Comparator.comparingInt(SenseState::n));
        return states;
    }

    private static SenseState state(int n, SortedMap<Integer, Double> samples, int failed, List<Double> thresholds) {
        double[] bitline =
                samples.values().stream().mapToDouble(voltage -> voltage).toArray();
        int ideal = Math.min(n, LARGEST_CODE);
        int[] codes = new int[LARGEST_CODE + 1];
        for (double voltage : bitline) {
            codes[
                    (int) thresholds.stream()
                            .filter(threshold -> voltage < threshold)
                            .count()]++;
        }
        Estimate none = new Estimate(0, 0, 0, bitline.length);
        Estimate below = ideal == 0 ? none : NormalTail.beyond(bitline, thresholds.get(ideal - 1), true);
        Estimate above = ideal == LARGEST_CODE ? none : NormalTail.beyond(bitline, thresholds.get(ideal), false);
        return new SenseState(
                n,
                Estimate.mean(bitline),
                Estimate.sigma(bitline),
                java.util.Arrays.stream(codes).boxed().toList(),
                Estimate.probability(bitline.length - codes[ideal], bitline.length),
                new Estimate(
                        Math.min(1, below.estimate() + above.estimate()),
                        Math.min(1, below.low() + above.low()),
                        Math.min(1, below.high() + above.high()),
                        bitline.length),
                below.estimate(),
                above.estimate(),
                List.copyOf(samples.keySet()),
                List.copyOf(samples.values()),
                failed);
    }

    /** With intervals over the replicates of the plan's design: its samples depend on each other. */
    private static SenseState designed(
            SenseState plain, Map<Integer, Map<String, Double>> samples, List<Double> thresholds, MonteCarloPlan plan) {
        double[] bitline =
                new double[samples.keySet().stream().mapToInt(i -> i).max().orElse(-1) + 1];
        java.util.Arrays.fill(bitline, Double.NaN);
        samples.forEach((sample, measures) -> bitline[sample] = measures.get("v_bl"));
        int ideal = Math.min(plain.n(), LARGEST_CODE);
        double top = ideal == 0 ? Double.POSITIVE_INFINITY : thresholds.get(ideal - 1);
        double bottom = ideal == LARGEST_CODE ? Double.NEGATIVE_INFINITY : thresholds.get(ideal);
        boolean[] wrong = new boolean[bitline.length];
        for (int sample = 0; sample < wrong.length; sample++) {
            wrong[sample] = bitline[sample] >= top || bitline[sample] < bottom;
        }
        return new SenseState(
                plain.n(),
                DesignEstimate.mean(bitline, plan::replicate),
                DesignEstimate.sigma(bitline, plan::replicate),
                plain.codes(),
                DesignEstimate.probability(wrong, plan::replicate),
                plain.tail(),
                plain.below(),
                plain.above(),
                plain.samples(),
                plain.bitline_V(),
                plain.failed());
    }

    private List<AccessEnergyPoint> energy() {
        double vdd = study.corner().vdd_V();
        List<AccessEnergyPoint> points = new ArrayList<>();
        for (String state : experiment("energy").keySet()) {
            int[] nk = counts(state);
            double cycle = cycle_s();
            double hold = -nominal("energy", state, "i_hold") * vdd * cycle;
            points.add(new AccessEnergyPoint(
                    nk[0],
                    nk[1],
                    -vdd * nominal("energy", state, "q_precharge"),
                    0.0 - vdd * nominal("energy", state, "q_wordline"), // and not -0.0 where no wordline moves
                    -vdd * nominal("energy", state, "q_bitline") - hold,
                    -vdd * nominal("energy", state, "q_cell") + hold,
                    cycle));
        }
        points.sort(java.util.Comparator.comparingInt(AccessEnergyPoint::n).thenComparingInt(AccessEnergyPoint::k));
        return points;
    }

    /**
     * Of the state that discharges the bitline most.
     *
     * @throws HarnessException if the bitline is not back at the end
     */
    OptionalDouble prechargeTime() {
        Optional<Waveform> deepest = store.waveform("energy", study.condition(), deepestState(), "v(bl)");
        if (deepest.isEmpty()) {
            return OptionalDouble.empty();
        }
        double precharge =
                cycle_s() - study.experiments().energy().orElseThrow().recovery_s();
        OptionalDouble ready = deepest.get().crossing(study.corner().vdd_V() - RECOVERED_V, precharge);
        if (ready.isEmpty()) {
            throw new HarnessException(String.format(
                    Locale.ROOT,
                    "%s: after energy.recovery of %.0f ps the bitline is still %.2f mV below the supply, not within %.0f mV: "
                            + "make it longer",
                    study.condition(),
                    study.experiments().energy().orElseThrow().recovery_s() * 1e12,
                    (study.corner().vdd_V() - nominal("energy", deepestState(), "v_bl_end")) * 1e3,
                    RECOVERED_V * 1e3));
        }
        return OptionalDouble.of(ready.getAsDouble() - precharge);
    }

    private String deepestState() {
        List<Integer> states =
                study.experiments().energy().map(Study.Energy::states).orElse(List.of(0));
        return "n" + states.get(states.size() - 1) + " k0";
    }

    private double cycle_s() {
        return store.fact("cycle_s", study.condition()).map(SpiceNumber::parse).orElseThrow();
    }

    /** The charge brought back after an access, less that after an idle one, against the bitline's own charge. */
    private Optional<ChargeBalance> chargeBalance() {
        Map<Double, Double> charge = new TreeMap<>();
        for (String state : experiment("capacitance").keySet()) {
            charge.put(
                    SpiceNumber.parse(state.substring(0, state.length() - 2)), nominal("capacitance", state, "q_bl"));
        }
        if (charge.isEmpty() || !experiment("energy").containsKey("n0 k0")) {
            return Optional.empty();
        }
        double idle = nominal("energy", "n0 k0", "q_restore");
        double idleLow = nominal("energy", "n0 k0", "v_bl_low");
        double largest = 0;
        double residual = 0;
        int compared = 0;
        for (String state : experiment("energy").keySet()) {
            int[] nk = counts(state);
            residual = Math.max(residual, Math.abs(study.corner().vdd_V() - nominal("energy", state, "v_bl_end")));
            Double own = charge.get(nominal("energy", state, "v_bl_low"));
            if (nk[0] > 0 && nk[1] == 0 && own != null && charge.containsKey(idleLow)) {
                double expected = own - charge.get(idleLow);
                double brought = -(nominal("energy", state, "q_restore") - idle);
                largest = Math.max(largest, Math.abs(brought - expected) / expected);
                compared++;
            }
        }
        double lowest = charge.keySet().iterator().next();
        return Optional.of(
                new ChargeBalance(largest, charge.get(lowest) / (study.corner().vdd_V() - lowest), compared, residual));
    }

    private List<Product> truthTable(double margin) {
        List<Product> products = new ArrayList<>();
        for (String state : experiment("truth-table").keySet()) {
            String cell = state.substring(0, state.indexOf(' '));
            String zero = cell + " W0 I0";
            double drop = nominal("truth-table", zero, "v_bl") - nominal("truth-table", state, "v_bl");
            double dropB = nominal("truth-table", zero, "v_blb") - nominal("truth-table", state, "v_blb");
            int product = factor(state, 'W') * factor(state, 'I');
            double still = ZERO_PRODUCT_LIMIT * margin;
            boolean right = (product > 0 ? drop > 2 * still : drop < still)
                    && (product < 0 ? dropB > 2 * still : dropB < still);
            products.add(new Product(state, drop, dropB, right));
        }
        return products;
    }

    private static int factor(String state, char letter) {
        String[] words = state.split(" ", -1);
        for (String word : words) {
            if (word.charAt(0) == letter) {
                return Integer.parseInt(word.substring(1).replace("+", ""));
            }
        }
        throw new IllegalArgumentException("state must name " + letter + ", was " + state);
    }

    private List<Write> writing() {
        double vdd = study.corner().vdd_V();
        List<Write> writes = new ArrayList<>();
        for (String state : experiment("write").keySet()) {
            int weight =
                    Integer.parseInt(state.substring(state.lastIndexOf(' ') + 1).replace("+", ""));
            boolean p = state.startsWith("one-hot") ? weight > 0 : weight != 0;
            boolean q = weight < 0;
            double[] nodes = {
                nominal("write", state, "v_p"), nominal("write", state, "v_pb"),
                nominal("write", state, "v_q"), nominal("write", state, "v_qb")
            };
            boolean[] high = {p, !p, q, !q};
            double lowest = vdd;
            double highest = 0;
            for (int i = 0; i < nodes.length; i++) {
                lowest = high[i] ? Math.min(lowest, nodes[i]) : lowest;
                highest = high[i] ? highest : Math.max(highest, nodes[i]);
            }
            writes.add(new Write(state, lowest, highest, lowest > 0.9 * vdd && highest < 0.1 * vdd));
        }
        return writes;
    }

    private static int[] counts(String state) {
        String[] words = state.split(" ", -1);
        return new int[] {Integer.parseInt(words[0].substring(1)), Integer.parseInt(words[1].substring(1))};
    }

    private Map<String, Map<Integer, Map<String, Double>>> experiment(String name) {
        return values.getOrDefault(name, Map.of());
    }

    private double nominal(String experiment, String state, String measure) {
        Double value = experiment(experiment)
                .getOrDefault(state, Map.of())
                .getOrDefault(0, Map.of())
                .get(measure);
        if (value == null || !Double.isFinite(value)) {
            throw new HarnessException("the nominal simulation of " + experiment + " " + state + " gave no " + measure);
        }
        return value;
    }
}
