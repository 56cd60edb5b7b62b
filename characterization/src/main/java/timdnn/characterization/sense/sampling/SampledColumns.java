package timdnn.characterization.sense.sampling;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;

/**
 * What columns with sample and hold on their bitlines gave, and what place and neighbours change: all that is known of a
 * sample before it meets a converter. Voltages at the bitline are those of the Monte Carlo column, on which a lumped
 * capacitor stands for sample and hold.
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class SampledColumns {
    /** States of which half of the other rows are driven, too. */
    public static final List<Integer> HELD_OUT = List.of(0, 2, 4);

    private static final double HALF_S = 1e-12;

    private final Study study;
    private final CampaignStore store;
    private final List<Double> lumped_V;
    private final ExperimentRows rows;

    /**
     * Reads them.
     *
     * @param study the study under one condition
     * @param store the store
     * @param lumped_V levels of the Monte Carlo column
     */
    public SampledColumns(Study study, CampaignStore store, List<Double> lumped_V) {
        this.study = study;
        this.store = store;
        this.lumped_V = List.copyOf(lumped_V);
        rows = new ExperimentRows(store, study.condition());
    }

    /**
     * A figure of each state.
     *
     * @param figure one of the methods below
     * @return by state S0 to that of the largest count
     */
    public List<Double> byState(IntToDoubleFunction figure) {
        return IntStream.rangeClosed(0, study.geometry().largestCount())
                .mapToObj(figure::applyAsDouble)
                .toList();
    }

    /** The bitline when the sample is taken, V. */
    public double bitline_V(int n) {
        return rows.nominal(SamplingBench.COLUMN, SamplingBench.column(n, 0), "v_bl");
    }

    /** What the hold capacitor keeps, V. */
    public double held_V(int n) {
        return rows.nominal(SamplingBench.COLUMN, SamplingBench.column(n, 0), "v_h");
    }

    /**
     * What is held of a state in the middle of an array, half-way along its wordlines and its bitlines: the converter is
     * calibrated for that. In a plan without an access, which has no wires, what {@link #held_V} says. V.
     */
    public double centre_V(int n) {
        if (n == 0 || !rows.has(DriverBench.DRIVERS, DriverBench.at(DriverBench.NEAR, n), "v_h")) {
            return held_V(n);
        }
        double near = rows.nominal(DriverBench.DRIVERS, DriverBench.at(DriverBench.NEAR, n), "v_h");
        double far = rows.nominal(DriverBench.DRIVERS, DriverBench.at(DriverBench.FAR, n), "v_h");
        double gain = (held_V(n - 1) - held_V(n)) / (bitline_V(n - 1) - bitline_V(n));
        return (near + far) / 2 + gain * wire_V(n) / 2;
    }

    /** Change of what is held over that of the bitline, between the states on both sides of a threshold. */
    public double sampleGain(int tap) {
        return (centre_V(tap - 1) - centre_V(tap)) / (lumped_V.get(tap - 1) - lumped_V.get(tap));
    }

    /** How much higher a bitline is sampled where all other rows are driven for the other one, V. */
    public double coupling_V(int n) {
        return coupling_V(n, study.geometry().rowsABlock() - n);
    }

    private double coupling_V(int n, int others) {
        return (rows.nominal(SamplingBench.COLUMN, SamplingBench.column(n, others), "v_h") - held_V(n))
                / sampleGain(Math.max(1, n));
    }

    /** With half of them driven, the largest distance from as much of that as they are of all, V. */
    public double couplingHeldOut_V() {
        return HELD_OUT.stream()
                .mapToDouble(n -> {
                    int all = study.geometry().rowsABlock() - n;
                    int half = all / 2;
                    return Math.abs(coupling_V(n, half) - coupling_V(n) * half / all);
                })
                .max()
                .orElseThrow();
    }

    /** How much higher the far end of a wordline samples than the near one, V; 0 in a plan without an access. */
    public double wordline_V(int n) {
        return difference_V(n, DriverBench.FAR, DriverBench.NEAR, "v_h")
                / sampleGain(study.geometry().largestCount() / 2);
    }

    /** How much higher a bitline stays that cells at the far end of its wire discharge, V; 0 in a plan without an access. */
    public double wire_V(int n) {
        return difference_V(n, DriverBench.WIRE, DriverBench.NO_RESISTANCE, "v_bl");
    }

    private double difference_V(int n, String first, String second, String measure) {
        return rows.has(DriverBench.DRIVERS, DriverBench.at(first, n), measure)
                ? rows.nominal(DriverBench.DRIVERS, DriverBench.at(first, n), measure)
                        - rows.nominal(DriverBench.DRIVERS, DriverBench.at(second, n), measure)
                : 0;
    }

    /** From the address to the far end of a wordline, s; 0 in a plan without an access. */
    public double wordline_s() {
        return rows.has(DriverBench.DRIVERS, DriverBench.WORDLINE, "t_far")
                ? rows.nominal(DriverBench.DRIVERS, DriverBench.WORDLINE, "t_far")
                        - rows.nominal(DriverBench.DRIVERS, DriverBench.WORDLINE, "t_addr")
                : 0;
    }

    /**
     * From the end of the conversions until bitline and hold capacitor are back, longest over the states.
     *
     * @param recovery_s how long that was simulated, and so the most that it can be, s
     * @return s
     */
    public double recharge_s(double recovery_s) {
        double longest = 0;
        for (int n = 0; n <= study.geometry().largestCount(); n++) {
            for (String vector : List.of("v(bl)", "v(h)")) {
                Waveform waveform = store.waveforms()
                        .require(SamplingBench.COLUMN, study.condition(), SamplingBench.column(n, 0), vector);
                double began = waveform.end() - recovery_s;
                longest = Math.max(
                        longest,
                        waveform.settling(study.corner().vdd_V(), ColumnBench.RECOVERED_V, began)
                                .orElse(recovery_s));
            }
        }
        return longest;
    }

    /** How fast the bitline falls, over 2 ps about the strobe, V/s, not negative. */
    public double slope_Vps(int n) {
        Waveform falling = waveform(n);
        double strobe = SpiceNumber.parse(
                        store.fact(ColumnBench.STROBE, study.condition()).orElseThrow())
                + waveform(0).end()
                - study.transient_().stop_s();
        return Math.max(0, (falling.valueAt(strobe - HALF_S) - falling.valueAt(strobe + HALF_S)) / (2 * HALF_S));
    }

    /** Energy of all supplies of a column with its sample and hold, J. */
    public double column_J(int n) {
        return Stream.of("q_vpre", "q_vpg", "q_vwl", "q_vcell", "q_vsw")
                .mapToDouble(charge -> -study.corner().vdd_V()
                        * rows.nominal(SamplingBench.COLUMN, SamplingBench.column(n, 0), charge))
                .sum();
    }

    /**
     * Sample and hold by itself.
     *
     * @param bitlines_V voltages of the bitline that were simulated, in V
     * @return a sample of each, by rising voltage
     */
    public List<SampledBitline> samples(List<Double> bitlines_V) {
        return bitlines_V.stream()
                .distinct()
                .map(this::sample)
                .sorted(Comparator.comparingDouble(SampledBitline::bitline_V))
                .toList();
    }

    private SampledBitline sample(double bitline_V) {
        String state = SamplingBench.state(bitline_V);
        double held = rows.nominal(SamplingBench.SAMPLE, state, "v_held");
        return new SampledBitline(
                bitline_V,
                rows.nominal(SamplingBench.SAMPLE, state, "v_tracked"),
                held,
                (rows.nominal(SamplingBench.SAMPLE, state, "v_late") - held) / SamplingBench.LATE_S,
                -study.corner().vdd_V() * rows.nominal(SamplingBench.SAMPLE, state, "q_switch"));
    }

    private Waveform waveform(int n) {
        return store.waveforms().require(ColumnBench.WAVEFORM, study.condition(), BitlineState.name(n), "v(bl)");
    }
}
