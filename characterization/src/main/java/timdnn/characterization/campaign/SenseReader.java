package timdnn.characterization.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import timdnn.characterization.bench.AccessBench;
import timdnn.characterization.bench.ColumnBench;
import timdnn.characterization.bench.ComparatorBench;
import timdnn.characterization.bench.SenseBench;
import timdnn.characterization.measure.EarlyDecision;
import timdnn.characterization.plan.Study;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;

/** Reads what the sense path's experiments gave from a store. */
@SuppressWarnings("MemberName") // suffixes are units
final class SenseReader {
    /** A tap of the ladder has settled within this distance of its rest, mV. */
    static final int SETTLED_MV = 1;

    private static final double HALF_S = 1e-12;
    private static final double KICK_S = 40e-12;

    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;
    private final ComparatorReader comparators;
    private final FindingsReader column;
    private final double vdd;

    private SenseReader(Study study, CampaignStore store, FindingsReader column) {
        this.study = study;
        this.store = store;
        rows = new ExperimentRows(
                store,
                study.condition(),
                List.of(
                        SenseBench.SAMPLE,
                        SenseBench.COLUMN,
                        SenseBench.LADDER,
                        SenseBench.CONVERSION,
                        AccessBench.DRIVERS));
        comparators = new ComparatorReader(study, store);
        this.column = column;
        vdd = study.corner().vdd_V();
    }

    /** The findings, once all experiments have begun; of the column the nominal levels alone are asked for. */
    static Optional<SenseFindings> read(Study study, CampaignStore store, FindingsReader column) {
        boolean begun = study.experiments().periphery().sense().isPresent()
                && store.bench(ComparatorBench.OFFSET, study.condition(), ComparatorBench.name(SenseBench.TAPS))
                        .isPresent();
        return begun ? Optional.of(new SenseReader(study, store, column).findings()) : Optional.empty();
    }

    private SenseFindings findings() {
        List<Double> thresholds = column.thresholds();
        List<Double> stored = SenseStage.taps(store, study.condition());
        List<SenseFindings.Tap> taps = new ArrayList<>();
        for (int tap = 1; tap <= SenseBench.TAPS; tap++) {
            taps.add(tap(tap, thresholds, stored.get(tap - 1)));
        }
        Netlist converter = netlist(SenseBench.CONVERSION, "S0");
        List<SenseFindings.Conversion> conversions = IntStream.rangeClosed(0, SenseBench.TAPS)
                .mapToObj(n -> conversion(n, SenseBench.TAPS, parameter(converter, "t_clk")))
                .toList();
        List<SenseFindings.Conversion> seven = IntStream.rangeClosed(0, SenseBench.TAPS)
                .mapToObj(n -> conversion(n, SenseBench.TAPS - 1, parameter(converter, "t_clk")))
                .toList();
        int[] checks = comparators.checks();
        List<SenseFindings.Tail> tails = ComparatorStage.TAILS.stream()
                .flatMap(tap -> comparators.tail(tap, taps.get(tap - 1).comparator()).stream())
                .toList();
        return new SenseFindings(
                taps,
                conversions,
                seven,
                samples(thresholds),
                parameter(converter, "t_end"),
                study.experiments().periphery().columnsPerUnit(),
                study.corner().temperature_K(),
                parameter(converter, "c_hold"),
                checks[0],
                checks[1],
                study.experiments().periphery().sense().orElseThrow().jitter_s(),
                slopes(),
                levels(),
                IntStream.rangeClosed(0, SenseBench.TAPS)
                        .mapToObj(n -> centre_V(rows, n))
                        .toList(),
                IntStream.rangeClosed(0, SenseBench.TAPS).mapToObj(this::held).toList(),
                IntStream.rangeClosed(0, SenseBench.TAPS)
                        .mapToObj(n -> coupling_V(n, ColumnBench.BLOCK - n))
                        .toList(),
                couplingHeldOut_V(),
                IntStream.rangeClosed(0, SenseBench.TAPS)
                        .mapToObj(n -> energy(SenseBench.COLUMN, "S" + n))
                        .toList(),
                differences_V(AccessBench.FAR, AccessBench.NEAR, "v_h", sampleGain(SenseBench.TAPS / 2)),
                differences_V(AccessBench.WIRE, AccessBench.NO_RESISTANCE, "v_bl", 1),
                tails,
                ladder(parameter(converter, "t_clk")),
                ThresholdStage.read(store, study.condition()));
    }

    private SenseFindings.Tap tap(int tap, List<Double> thresholds, double tap_V) {
        String low = "tap" + tap + " low";
        String high = "tap" + tap + " high";
        double[] lows = early(low);
        double[] highs = early(high);
        double[] shifted = early("tap" + tap + " shifted");
        int time = EarlyDecision.latestLinear(lows, highs, shifted);
        double below = lows[time];
        double above = highs[time];
        double perHold = (above - below) / (2 * SenseStage.VERDICT_V);
        double perTap = (shifted[time] - (below + above) / 2) / SenseStage.SHIFT_V;
        double sampleGain = sampleGain(tap);
        double threshold = thresholds.get(tap - 1);
        double trip = threshold - (below + above) / 2 / perHold / sampleGain;
        return new SenseFindings.Tap(
                tap,
                threshold,
                tap_V,
                sampleGain,
                -perHold / perTap,
                trip,
                sampled_V(tap, trip),
                verdict(low) < -vdd / 2 && verdict(high) > vdd / 2,
                comparators.read(tap));
    }

    /** A voltage of the Monte Carlo column near a threshold at the bitline of a sampled one: both between the same levels. */
    private double sampled_V(int tap, double voltage_V) {
        List<Double> lumped = column.levels();
        List<Double> sampled = levels();
        return sampled.get(tap)
                + (voltage_V - lumped.get(tap))
                        * (sampled.get(tap - 1) - sampled.get(tap))
                        / (lumped.get(tap - 1) - lumped.get(tap));
    }

    private List<Double> levels() {
        return IntStream.rangeClosed(0, SenseBench.TAPS)
                .mapToObj(n -> rows.nominal(SenseBench.COLUMN, SenseBench.column(n, 0), "v_bl"))
                .toList();
    }

    private double couplingHeldOut_V() {
        return IntStream.rangeClosed(0, SenseBench.TAPS)
                .mapToDouble(n -> {
                    int all = ColumnBench.BLOCK - n;
                    int half = all / 2;
                    return Math.abs(coupling_V(n, half) - coupling_V(n, all) * half / all);
                })
                .max()
                .orElseThrow();
    }

    /** How much higher a bitline is sampled where so many rows are driven for the other one. */
    private double coupling_V(int n, int others) {
        String driven = SenseBench.column(n, others);
        return (rows.nominal(SenseBench.COLUMN, driven, "v_h") - held(n)) / sampleGain(Math.max(1, n));
    }

    private double verdict(String state) {
        return rows.nominal(SenseBench.LADDER, state, "d_end");
    }

    private double[] early(String state) {
        return IntStream.range(0, SenseBench.EARLY_S.size())
                .mapToDouble(i -> rows.nominal(SenseBench.LADDER, state, "d_" + i))
                .toArray();
    }

    /** Between the states on both sides of the threshold. */
    private double sampleGain(int tap) {
        List<Double> levels = column.levels();
        return (centre_V(rows, tap - 1) - centre_V(rows, tap)) / (levels.get(tap - 1) - levels.get(tap));
    }

    /**
     * What is held of a state in the middle of an array, half-way along its wordlines and its bitlines: the converter is
     * calibrated for that. In a plan without an access, which has no wires, what {@link SenseBench#COLUMN} holds.
     */
    static double centre_V(ExperimentRows rows, int n) {
        double ideal = rows.nominal(SenseBench.COLUMN, SenseBench.column(n, 0), "v_h");
        if (n == 0 || !rows.has(AccessBench.DRIVERS, AccessBench.NEAR + " S" + n, "v_h")) {
            return ideal;
        }
        double near = rows.nominal(AccessBench.DRIVERS, AccessBench.NEAR + " S" + n, "v_h");
        double far = rows.nominal(AccessBench.DRIVERS, AccessBench.FAR + " S" + n, "v_h");
        double wire = rows.nominal(AccessBench.DRIVERS, AccessBench.WIRE + " S" + n, "v_bl")
                - rows.nominal(AccessBench.DRIVERS, AccessBench.NO_RESISTANCE + " S" + n, "v_bl");
        String above = SenseBench.column(n - 1, 0);
        String own = SenseBench.column(n, 0);
        double gain = (rows.nominal(SenseBench.COLUMN, above, "v_h") - ideal)
                / (rows.nominal(SenseBench.COLUMN, above, "v_bl") - rows.nominal(SenseBench.COLUMN, own, "v_bl"));
        return (near + far) / 2 + gain * wire / 2;
    }

    private double held(int n) {
        return rows.nominal(SenseBench.COLUMN, "S" + n, "v_h");
    }

    private SenseFindings.Conversion conversion(int n, int comparators, double clock) {
        String state = SenseBench.conversion(n, comparators);
        int code = 0;
        double last = 0;
        for (int tap = 1; tap <= comparators; tap++) {
            // The bitline falls below a threshold with every count.
            if (rows.nominal(SenseBench.CONVERSION, state, "d_" + tap) < 0) {
                code++;
            }
            Waveform output = store.waveform(SenseBench.CONVERSION, study.condition(), state, "v(d" + tap + ")")
                    .orElseThrow();
            double up = output.crossing(vdd / 2, clock).orElse(Double.POSITIVE_INFINITY);
            double down = output.crossing(-vdd / 2, clock).orElse(Double.POSITIVE_INFINITY);
            last = Math.max(last, Math.min(up, down));
        }
        Waveform input = store.waveform(SenseBench.CONVERSION, study.condition(), state, "v(a)")
                .orElseThrow();
        return new SenseFindings.Conversion(
                n,
                code,
                Double.isInfinite(last) ? Double.NaN : last - clock,
                conversionEnergy(state, "q_cmp") - SenseBench.REST_S * conversionEnergy(state, "i_cmp"),
                conversionEnergy(state, "q_ladder") - SenseBench.REST_S * conversionEnergy(state, "i_ladder"),
                conversionEnergy(state, "q_clock")
                        + conversionEnergy(state, "q_switch")
                        - SenseBench.REST_S * conversionEnergy(state, "i_clock"),
                conversionEnergy(state, "i_cmp")
                        + conversionEnergy(state, "i_ladder")
                        + conversionEnergy(state, "i_clock"),
                centre_V(rows, n) - rows.nominal(SenseBench.CONVERSION, state, "v_after"),
                input.valueAt(clock + KICK_S) - input.valueAt(clock));
    }

    private SenseFindings.Ladder ladder(double clock) {
        double disturbance = 0;
        double settling = 0;
        List<Double> residues = new ArrayList<>();
        for (int tap = 1; tap <= SenseBench.TAPS; tap++) {
            double residue = 0;
            for (int n = 0; n <= SenseBench.TAPS; n++) {
                Waveform voltage = store.waveform(
                                SenseBench.CONVERSION, study.condition(), "S" + n, SenseBench.ladder(tap))
                        .orElseThrow();
                double[] value = voltage.values();
                for (double moved : value) {
                    disturbance = Math.max(disturbance, Math.abs(moved - value[0]));
                }
                settling = Math.max(
                        settling,
                        voltage.lastBeyond(value[0], SETTLED_MV * 1e-3, clock).orElse(clock) - clock);
                // The simulation ends shortly before the next conversion's clock.
                residue = Math.max(residue, Math.abs(value[value.length - 1] - value[0]));
            }
            residues.add(residue);
        }
        return new SenseFindings.Ladder(
                -rows.nominal(SenseBench.CONVERSION, "S0", "i_ladder"),
                disturbance,
                residues.stream().allMatch(residue -> residue <= SETTLED_MV * 1e-3) ? settling : Double.NaN,
                residues);
    }

    /** By state, how much higher the first of two circuits of the drivers' experiment stays than the second, at the bitline. */
    private List<Double> differences_V(String first, String second, String measure, double gain) {
        return IntStream.rangeClosed(0, SenseBench.TAPS)
                .mapToObj(n -> rows.has(AccessBench.DRIVERS, first + " S" + n, measure)
                        ? (rows.nominal(AccessBench.DRIVERS, first + " S" + n, measure)
                                        - rows.nominal(AccessBench.DRIVERS, second + " S" + n, measure))
                                / gain
                        : 0.0)
                .toList();
    }

    /** Of all supplies of a column with its sample and hold. */
    private double energy(String experiment, String state) {
        return Stream.of("q_vpre", "q_vpg", "q_vwl", "q_vcell", "q_vsw")
                .mapToDouble(charge -> -vdd * rows.nominal(experiment, state, charge))
                .sum();
    }

    /** Of a charge, or the power of a current. */
    private double conversionEnergy(String state, String charge) {
        return -vdd * rows.nominal(SenseBench.CONVERSION, state, charge);
    }

    private List<SenseFindings.Sampled> samples(List<Double> thresholds) {
        List<SenseFindings.Sampled> samples = new ArrayList<>();
        List<Double> voltages = new ArrayList<>(thresholds);
        voltages.addAll(column.levels().subList(0, SenseBench.TAPS + 1));
        for (double voltage : voltages.stream().distinct().toList()) {
            String state = SpiceNumber.format(voltage) + " V";
            double held = rows.nominal(SenseBench.SAMPLE, state, "v_held");
            samples.add(new SenseFindings.Sampled(
                    voltage,
                    rows.nominal(SenseBench.SAMPLE, state, "v_tracked"),
                    held,
                    (rows.nominal(SenseBench.SAMPLE, state, "v_late") - held) / SenseBench.LATE_S,
                    -vdd * rows.nominal(SenseBench.SAMPLE, state, "q_switch")));
        }
        samples.sort(Comparator.comparingDouble(SenseFindings.Sampled::bitline_V));
        return samples;
    }

    /** Over 2 ps about the strobe of the nominal waveforms. */
    private List<Double> slopes() {
        Waveform first = waveform(0);
        double strobe =
                SpiceNumber.parse(store.fact("strobe_s", study.condition()).orElseThrow())
                        + first.end()
                        - study.transient_().stop_s();
        return IntStream.rangeClosed(0, SenseBench.TAPS)
                .mapToObj(n -> {
                    Waveform falling = waveform(n);
                    return Math.max(
                            0, (falling.valueAt(strobe - HALF_S) - falling.valueAt(strobe + HALF_S)) / (2 * HALF_S));
                })
                .toList();
    }

    private Waveform waveform(int n) {
        return store.waveform("waveform", study.condition(), "S" + n, "v(bl)").orElseThrow();
    }

    private Netlist netlist(String experiment, String state) {
        String text = store.netlistSha256(experiment, study.condition(), state)
                .flatMap(store::netlist)
                .orElseThrow()[0];
        return Netlist.of(store.folder(), text.lines().toList());
    }

    private static double parameter(Netlist netlist, String name) {
        return SpiceNumber.parse(netlist.parameters().get(name));
    }
}
