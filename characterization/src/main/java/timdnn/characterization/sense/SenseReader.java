package timdnn.characterization.sense;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnReader;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;
import timdnn.input.InvalidInputException;

/** Reads what the sense path's experiments gave from a store. */
@SuppressWarnings("MemberName") // suffixes are units
public final class SenseReader {
    /** A tap of the ladder has settled within this distance of its rest, mV. */
    static final int SETTLED_MV = 1;

    private static final double KICK_S = 40e-12;

    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;
    private final SampledColumns columns;
    private final ComparatorReader comparators;
    private final ColumnReader column;
    private final double vdd;
    private final int taps;

    private SenseReader(Study study, CampaignStore store, ColumnReader column) {
        this.study = study;
        this.store = store;
        rows = new ExperimentRows(store, study.condition());
        columns = new SampledColumns(study, store, column.levels());
        comparators = new ComparatorReader(study, store);
        this.column = column;
        vdd = study.corner().vdd_V();
        taps = study.geometry().largestCount();
    }

    /** The findings, once all experiments have begun; of the column the nominal levels alone are asked for. */
    public static Optional<SenseFindings> read(Study study, CampaignStore store) {
        ColumnReader column = new ColumnReader(study, store);
        boolean begun = study.section(SensePlan.class).isPresent()
                && store.circuits()
                        .bench(
                                ComparatorBench.OFFSET,
                                study.condition(),
                                ComparatorBench.name(study.geometry().largestCount()))
                        .isPresent();
        return begun ? Optional.of(new SenseReader(study, store, column).findings()) : Optional.empty();
    }

    /**
     * The ladder's taps as they were calibrated.
     *
     * @param store the store
     * @param condition the condition
     * @return V, falling
     */
    public static List<Double> taps_V(CampaignStore store, String condition) {
        return ConverterStates.taps_V(store, condition);
    }

    private SenseFindings findings() {
        Netlist converter = netlist(SenseBench.CONVERSION, "S0");
        if (converter.lines().stream().noneMatch(line -> line.startsWith(SenseBench.PATH + " "))) {
            throw InvalidInputException.in(
                    store.folder().resolve(CampaignStore.FILE),
                    "sense",
                    "was simulated with a netlist of the converter that this version does not read: begin the campaign in a "
                            + "new folder");
        }
        List<Double> thresholds = column.thresholds();
        List<Double> stored = ConverterStates.taps_V(store, study.condition());
        List<SenseFindings.Tap> found = new ArrayList<>();
        for (int tap = 1; tap <= taps; tap++) {
            found.add(tap(tap, thresholds, stored.get(tap - 1)));
        }
        double clock = parameter(converter, "t_cv") + parameter(converter, "t_clk");
        double period = parameter(converter, "t_end");
        List<SenseFindings.Conversion> conversions = IntStream.rangeClosed(0, taps)
                .mapToObj(n -> conversion(n, taps, clock))
                .toList();
        List<SenseFindings.Conversion> seven = IntStream.rangeClosed(0, taps)
                .mapToObj(n -> conversion(n, taps - 1, clock))
                .toList();
        double blank_J = blank_J(conversions, period);
        int[] checks = comparators.checks();
        List<SenseFindings.Tail> tails = ComparatorBench.tails(taps).stream()
                .flatMap(tap -> comparators.tail(tap, found.get(tap - 1).comparator()).stream())
                .toList();
        return new SenseFindings(
                found,
                conversions,
                seven,
                samples(thresholds),
                period,
                study.geometry(),
                study.corner().temperature_K(),
                parameter(converter, "c_hold"),
                checks[0],
                checks[1],
                study.section(SensePlan.class).orElseThrow().jitter_s(),
                columns.byState(columns::slope_Vps),
                columns.byState(columns::bitline_V),
                columns.byState(columns::centre_V),
                columns.byState(columns::held_V),
                columns.byState(columns::coupling_V),
                columns.couplingHeldOut_V(),
                columns.byState(n -> energy(SenseBench.COLUMN, BitlineState.name(n))),
                columns.byState(columns::wordline_V),
                columns.byState(columns::wire_V),
                tails,
                ladder(clock, period + parameter(converter, "t_clk")),
                blank_J,
                burstError(conversions, blank_J, period),
                ThresholdPlacing.read(
                        store, study.condition(), study.section(SensePlan.class).orElseThrow()));
    }

    private SenseFindings.Tap tap(int tap, List<Double> thresholds, double tap_V) {
        String low = ConverterStates.low(tap);
        String high = ConverterStates.high(tap);
        double[] lows = early(low);
        double[] highs = early(high);
        double[] shifted = early(ConverterStates.shifted(tap));
        int time = EarlyDecision.latestLinear(lows, highs, shifted);
        double below = lows[time];
        double above = highs[time];
        double perHold = (above - below) / (2 * SenseBench.VERDICT_V);
        double perTap = (shifted[time] - (below + above) / 2) / ConverterStates.SHIFT_V;
        double sampleGain = columns.sampleGain(tap);
        double threshold = thresholds.get(tap - 1);
        // As late as they can be read: what comes late in a decision counts, too.
        int last = EarlyDecision.latestLinear(lows, highs);
        double off = SenseBench.VERDICT_V * (highs[last] + lows[last]) / (highs[last] - lows[last]);
        double trip = threshold - off / sampleGain;
        return new SenseFindings.Tap(
                tap,
                threshold,
                tap_V,
                sampleGain,
                -perHold / perTap,
                trip,
                sampled_V(tap, trip),
                verdict(low) < -vdd / 2 && verdict(high) > vdd / 2,
                Stream.of(ConverterStates.afterHighest(tap), ConverterStates.afterLowest(tap, taps))
                        .map(state -> memory_V(state, lows, highs) / sampleGain)
                        .toList(),
                places_V(tap, false, lows, highs, sampleGain),
                places_V(tap, true, lows, highs, sampleGain),
                comparators.read(tap));
    }

    /** Of every column of a unit; those that were not simulated lie on the straight line between their neighbours. */
    private List<Double> places_V(int tap, boolean fromRest, double[] lows, double[] highs, double sampleGain) {
        int columnsPerUnit = study.geometry().columnsAUnit();
        List<Integer> places = SenseBench.places(columnsPerUnit);
        PolynomialSplineFunction moved = new LinearInterpolator()
                .interpolate(
                        places.stream().mapToDouble(place -> place).toArray(),
                        places.stream()
                                .mapToDouble(place ->
                                        memory_V(ConverterStates.place(tap, place, fromRest), lows, highs) / sampleGain)
                                .toArray());
        return IntStream.rangeClosed(1, columnsPerUnit).mapToObj(moved::value).toList();
    }

    /** How far the held voltage would have to move to make up for what other columns left, by the reading's slope there. */
    private double memory_V(String state, double[] lows, double[] highs) {
        double[] moved = early(state);
        int time = EarlyDecision.latestLinear(lows, highs, moved);
        double perHold = (highs[time] - lows[time]) / (2 * SenseBench.VERDICT_V);
        return ((lows[time] + highs[time]) / 2 - moved[time]) / perHold;
    }

    /** A voltage of the Monte Carlo column near a threshold at the bitline of a sampled one: both between the same levels. */
    private double sampled_V(int tap, double voltage_V) {
        List<Double> lumped = column.levels();
        return columns.bitline_V(tap)
                + (voltage_V - lumped.get(tap))
                        * (columns.bitline_V(tap - 1) - columns.bitline_V(tap))
                        / (lumped.get(tap - 1) - lumped.get(tap));
    }

    private double verdict(String state) {
        return rows.nominal(SenseBench.LADDER, state, "d_end");
    }

    private double[] early(String state) {
        return IntStream.range(0, SenseBench.EARLY_S.size())
                .mapToDouble(i -> rows.nominal(SenseBench.LADDER, state, "d_" + i))
                .toArray();
    }

    private SenseFindings.Conversion conversion(int n, int comparators, double clock) {
        String state = SenseBench.conversion(n, comparators, taps);
        int code = 0;
        double last = 0;
        for (int tap = 1; tap <= comparators; tap++) {
            // The bitline falls below a threshold with every count.
            if (rows.nominal(SenseBench.CONVERSION, state, "d_" + tap) < 0) {
                code++;
            }
            Waveform output = store.requireWaveform(SenseBench.CONVERSION, study.condition(), state, "v(d" + tap + ")");
            double up = output.crossing(vdd / 2, clock).orElse(Double.POSITIVE_INFINITY);
            double down = output.crossing(-vdd / 2, clock).orElse(Double.POSITIVE_INFINITY);
            last = Math.max(last, Math.min(up, down));
        }
        Waveform input = store.requireWaveform(SenseBench.CONVERSION, study.condition(), state, SenseBench.INPUT);
        return new SenseFindings.Conversion(
                n,
                code,
                Double.isInfinite(last) ? Double.NaN : last - clock,
                conversionEnergy(state, "q_cmp"),
                conversionEnergy(state, "q_ladder"),
                conversionEnergy(state, "q_clock") + conversionEnergy(state, "q_switch"),
                conversionEnergy(state, "i_cmp")
                        + conversionEnergy(state, "i_ladder")
                        + conversionEnergy(state, "i_clock"),
                columns.centre_V(n) - rows.nominal(SenseBench.CONVERSION, state, "v_after"),
                input.valueAt(clock + KICK_S) - input.valueAt(clock));
    }

    /** What bursts of one take beyond their conversion, mean over the states. */
    private double blank_J(List<SenseFindings.Conversion> conversions, double period) {
        return conversions.stream()
                .mapToDouble(one -> burst_J(one, 1, period) - one.total_J())
                .average()
                .orElseThrow();
    }

    /** Whole bursts against their parts. */
    private double burstError(List<SenseFindings.Conversion> conversions, double blank_J, double period) {
        int columns = study.geometry().columnsAUnit();
        return ConverterStates.wholeBursts(taps).stream()
                .map(conversions::get)
                .mapToDouble(one -> Math.abs((blank_J + columns * one.total_J()) / burst_J(one, columns, period) - 1))
                .max()
                .orElseThrow();
    }

    /** From rest to rest, without what is drawn at rest after its last conversion. */
    private double burst_J(SenseFindings.Conversion one, int count, double period) {
        String state = SenseBench.burst(one.n(), count);
        double end = tapWaveform(state, 1).end();
        return conversionEnergy(state, "q_cmp")
                + conversionEnergy(state, "q_ladder")
                + conversionEnergy(state, "q_clock")
                + conversionEnergy(state, "q_switch")
                - one.idle_W() * (end - (1 + count) * period);
    }

    private SenseFindings.Ladder ladder(double clock, double burstClock) {
        double disturbance = 0;
        double settling = 0;
        List<Double> residues = new ArrayList<>();
        for (int tap = 1; tap <= taps; tap++) {
            double residue = 0;
            for (int n = 0; n <= taps; n++) {
                Waveform voltage = tapWaveform(BitlineState.name(n), tap);
                double[] value = voltage.values();
                for (double moved : value) {
                    disturbance = Math.max(disturbance, Math.abs(moved - value[0]));
                }
                residue = Math.max(residue, Math.abs(voltage.valueAt(clock) - value[0]));
                Waveform burst = tapWaveform(SenseBench.burst(n, 1), tap);
                settling = Math.max(
                        settling,
                        burst.settling(burst.values()[0], SETTLED_MV * 1e-3, burstClock)
                                .orElse(Double.NaN));
            }
            residues.add(residue);
        }
        return new SenseFindings.Ladder(
                -rows.nominal(SenseBench.CONVERSION, "S0", "i_ladder"),
                disturbance,
                settling,
                residues,
                store.numbers(ConverterStates.DRIFT, study.condition()).orElseThrow());
    }

    private Waveform tapWaveform(String state, int tap) {
        return store.requireWaveform(SenseBench.CONVERSION, study.condition(), state, SenseBench.ladder(tap));
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
        voltages.addAll(column.levels().subList(0, taps + 1));
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

    private Netlist netlist(String experiment, String state) {
        String text = store.circuits()
                .netlist(experiment, study.condition(), state)
                .orElseThrow()
                .text();
        return Netlist.of(store.folder(), text.lines().toList());
    }

    private static double parameter(Netlist netlist, String name) {
        return SpiceNumber.parse(netlist.parameters().get(name));
    }
}
