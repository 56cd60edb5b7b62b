package timdnn.characterization.sense.converter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import timdnn.characterization.column.BitlineState;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;
import timdnn.harness.netlist.Netlist;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;
import timdnn.input.InvalidInputException;

/** Reads what whole conversions, and bursts of them, gave from a store. */
@SuppressWarnings("MemberName") // suffixes are units
public final class ConversionReader {
    /** A tap of the ladder has settled within this distance of its rest, mV. */
    static final int SETTLED_MV = 1;

    private static final double KICK_S = 40e-12;

    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;
    private final Netlist converter;
    private final double vdd_V;
    private final int taps;

    /**
     * Reads a store.
     *
     * @param study the study under one condition
     * @param store the store
     * @throws InvalidInputException if an earlier version simulated another netlist of the converter
     */
    public ConversionReader(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
        rows = new ExperimentRows(store, study.condition());
        vdd_V = study.corner().vdd_V();
        taps = study.geometry().largestCount();
        String text = store.circuits()
                .netlist(ConverterStates.CONVERSION, study.condition(), "S0")
                .orElseThrow()
                .text();
        converter = Netlist.of(store.folder(), text.lines().toList());
        if (converter.lines().stream().noneMatch(line -> line.startsWith(ConverterBench.PATH + " "))) {
            throw InvalidInputException.in(
                    store.folder().resolve(CampaignStore.FILE),
                    "sense",
                    "was simulated with a netlist of the converter that this version does not read: begin the campaign in a "
                            + "new folder");
        }
    }

    private double parameter(String name) {
        return SpiceNumber.parse(converter.parameters().get(name));
    }

    /**
     * From the begin of a conversion to that of the next one.
     *
     * @return s
     */
    public double period_s() {
        return parameter("t_end");
    }

    /**
     * Hold capacitor.
     *
     * @return F
     */
    public double holdCapacitance_F() {
        return parameter("c_hold");
    }

    private double clock_s() {
        return parameter("t_cv") + parameter("t_clk");
    }

    /**
     * A conversion of each state.
     *
     * @param comparators how many the converter has
     * @param held_V by state what was held before it, V
     * @return those of S0 to that of the largest count
     */
    public List<Conversion> conversions(int comparators, List<Double> held_V) {
        double clock = clock_s();
        return IntStream.rangeClosed(0, taps)
                .mapToObj(n -> conversion(n, comparators, held_V.get(n), clock))
                .toList();
    }

    private Conversion conversion(int n, int comparators, double held_V, double clock) {
        String state = ConverterStates.conversion(n, comparators, taps);
        int code = 0;
        double last = 0;
        for (int tap = 1; tap <= comparators; tap++) {
            // The bitline falls below a threshold with every count.
            if (rows.nominal(ConverterStates.CONVERSION, state, "d_" + tap) < 0) {
                code++;
            }
            Waveform output = waveform(state, "v(d" + tap + ")");
            double up = output.crossing(vdd_V / 2, clock).orElse(Double.POSITIVE_INFINITY);
            double down = output.crossing(-vdd_V / 2, clock).orElse(Double.POSITIVE_INFINITY);
            last = Math.max(last, Math.min(up, down));
        }
        Waveform input = waveform(state, ConverterBench.INPUT);
        return new Conversion(
                n,
                code,
                Double.isInfinite(last) ? Double.NaN : last - clock,
                energy(state, "q_cmp"),
                energy(state, "q_ladder"),
                energy(state, "q_clock") + energy(state, "q_switch"),
                energy(state, "i_cmp") + energy(state, "i_ladder") + energy(state, "i_clock"),
                held_V - rows.nominal(ConverterStates.CONVERSION, state, "v_after"),
                input.valueAt(clock + KICK_S) - input.valueAt(clock));
    }

    /** Of a charge, or the power of a current. */
    private double energy(String state, String charge) {
        return -vdd_V * rows.nominal(ConverterStates.CONVERSION, state, charge);
    }

    private Waveform waveform(String state, String vector) {
        return store.waveforms().require(ConverterStates.CONVERSION, study.condition(), state, vector);
    }

    /**
     * What bursts of one take beyond their conversion.
     *
     * @param conversions a conversion of each state
     * @return mean over the states in J
     */
    public double blank_J(List<Conversion> conversions) {
        return conversions.stream()
                .mapToDouble(one -> burst_J(one, 1) - one.total_J())
                .average()
                .orElseThrow();
    }

    /**
     * Whole bursts against their parts.
     *
     * @param conversions a conversion of each state
     * @param blank_J what a burst takes beyond its conversions in J
     * @return largest relative distance of these from a burst of all columns of a unit
     */
    public double burstError(List<Conversion> conversions, double blank_J) {
        int columns = study.geometry().columnsAUnit();
        return ConverterStates.wholeBursts(taps).stream()
                .map(conversions::get)
                .mapToDouble(one -> Math.abs((blank_J + columns * one.total_J()) / burst_J(one, columns) - 1))
                .max()
                .orElseThrow();
    }

    /** From rest to rest, without what is drawn at rest after its last conversion. */
    private double burst_J(Conversion one, int count) {
        String state = ConverterStates.burst(one.n(), count);
        double end = waveform(state, ConverterBench.ladder(1)).end();
        return energy(state, "q_cmp")
                + energy(state, "q_ladder")
                + energy(state, "q_clock")
                + energy(state, "q_switch")
                - one.idle_W() * (end - (1 + count) * period_s());
    }

    /**
     * The reference ladder.
     *
     * @return what it draws, and how far conversions move its taps
     */
    public ReferenceLadder ladder() {
        double clock = clock_s();
        double burstClock = period_s() + parameter("t_clk");
        double disturbance = 0;
        double settling = 0;
        List<Double> residues = new ArrayList<>();
        for (int tap = 1; tap <= taps; tap++) {
            double residue = 0;
            for (int n = 0; n <= taps; n++) {
                Waveform voltage = waveform(BitlineState.name(n), ConverterBench.ladder(tap));
                double[] value = voltage.values();
                for (double moved : value) {
                    disturbance = Math.max(disturbance, Math.abs(moved - value[0]));
                }
                residue = Math.max(residue, Math.abs(voltage.valueAt(clock) - value[0]));
                Waveform burst = waveform(ConverterStates.burst(n, 1), ConverterBench.ladder(tap));
                settling = Math.max(
                        settling,
                        burst.settling(burst.values()[0], SETTLED_MV * 1e-3, burstClock)
                                .orElse(Double.NaN));
            }
            residues.add(residue);
        }
        return new ReferenceLadder(
                -rows.nominal(ConverterStates.CONVERSION, "S0", "i_ladder"),
                disturbance,
                settling,
                residues,
                store.numbers(ConverterStates.DRIFT, study.condition()).orElseThrow());
    }
}
