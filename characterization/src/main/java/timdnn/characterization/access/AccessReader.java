package timdnn.characterization.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import timdnn.characterization.column.ColumnBench;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.column.ColumnState;
import timdnn.characterization.column.EnergyPlan;
import timdnn.characterization.plan.Study;
import timdnn.characterization.sense.SenseFindings;
import timdnn.characterization.sense.sampling.DriverBench;
import timdnn.characterization.sense.sampling.SamplingBench;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;

/** Puts an access together from its parts, and sets it against whole accesses. */
@SuppressWarnings("MemberName") // suffixes are units
public final class AccessReader {
    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;
    private final List<AccessEnergyPoint> energy;
    private final double precharge_s;
    private final SenseFindings sense;
    private final double vdd;
    private final double length_s;

    private AccessReader(
            Study study, CampaignStore store, List<AccessEnergyPoint> energy, double precharge_s, SenseFindings sense) {
        this.study = study;
        this.store = store;
        this.energy = energy;
        this.precharge_s = precharge_s;
        this.sense = sense;
        rows = new ExperimentRows(store, study.condition());
        vdd = study.corner().vdd_V();
        length_s = SpiceNumber.parse(
                store.fact(AccessBench.LENGTH, study.condition()).orElseThrow());
    }

    /** The findings, once a whole access is in the store. */
    public static Optional<AccessFindings> read(
            Study study,
            CampaignStore store,
            List<AccessEnergyPoint> energy,
            OptionalDouble precharge_s,
            SenseFindings sense) {
        Optional<AccessPlan> plan = study.section(AccessPlan.class);
        boolean begun = plan.isPresent()
                && precharge_s.isPresent()
                && store.circuits()
                        .bench(AccessBench.ACCESS, study.condition(), state(last(plan.get())))
                        .isPresent();
        return begun
                ? Optional.of(
                        new AccessReader(study, store, energy, precharge_s.getAsDouble(), sense).findings(plan.get()))
                : Optional.empty();
    }

    private static int[] last(AccessPlan plan) {
        return plan.closure().get(plan.closure().size() - 1);
    }

    private static String state(int[] state) {
        return ColumnState.name(state[0], state[1]);
    }

    private AccessFindings findings(AccessPlan plan) {
        AccessFindings.Drivers drivers = drivers();
        double strobe = SpiceNumber.parse(
                store.fact(ColumnBench.STROBE, study.condition()).orElseThrow());
        AccessFindings.Schedule schedule = new AccessFindings.Schedule(
                drivers.far_s(),
                strobe,
                SamplingBench.SAMPLING_S,
                precharge_s,
                study.geometry().columnsAUnit() * sense.conversion_s(),
                recharge_s(plan),
                study.geometry().columnsAUnit());
        ColumnAccessReader reader = new ColumnAccessReader(store, study.condition(), vdd, idle(), sense, length_s);
        ColumnAccess column = reader.read(drivers, schedule);
        return new AccessFindings(
                study.geometry(),
                drivers,
                schedule,
                column,
                plan.closure().stream()
                        .map(counts -> closure(counts, column, reader))
                        .toList());
    }

    /** Longest over the whole accesses and both bitlines; the simulation ends {@code energy.recovery} after it began. */
    private double recharge_s(AccessPlan plan) {
        double began = length_s - study.section(EnergyPlan.class).orElseThrow().recovery_s();
        double longest = 0;
        for (int[] counts : plan.closure()) {
            for (String vector : List.of("v(bl)", "v(blb)", "v(xbl.h)", "v(xblb.h)")) {
                Waveform waveform =
                        store.waveforms().require(AccessBench.ACCESS, study.condition(), state(counts), vector);
                longest = Math.max(
                        longest,
                        waveform.settling(vdd, ColumnBench.RECOVERED_V, began)
                                .orElseThrow(() -> new HarnessException(String.format(
                                        Locale.ROOT,
                                        "%s: %s of %s is not back within %.0f mV of the supply after energy.recovery of %.0f ps: "
                                                + "make it longer",
                                        study.condition(),
                                        vector,
                                        state(counts),
                                        ColumnBench.RECOVERED_V * 1e3,
                                        (length_s - began) * 1e12))));
            }
        }
        return longest;
    }

    private AccessFindings.Drivers drivers() {
        double address = driver(DriverBench.WORDLINE, "t_addr");
        double on = driver(DriverBench.WRITE, "t_on");
        double length = store.waveforms()
                .require(DriverBench.DRIVERS, study.condition(), DriverBench.WORDLINE, "v(far)")
                .end();
        double decoderIdle = -vdd * driver(DriverBench.WORDLINE, "i_decoder");
        double idle = -vdd * driver(DriverBench.WORDLINE, "i_wordline");
        return new AccessFindings.Drivers(
                driver(DriverBench.WORDLINE, "t_block") - address,
                driver(DriverBench.WORDLINE, "t_near") - address,
                driver(DriverBench.WORDLINE, "t_far") - address,
                // Both counted from where the address begins to fall.
                driver(DriverBench.WORDLINE, "t_far_off") - driver(DriverBench.WORDLINE, "t_addr_off"),
                -vdd * driver(DriverBench.WORDLINE, "q_decoder") - decoderIdle * length,
                decoderIdle,
                -vdd * driver(DriverBench.WORDLINE, "q_wordline") - idle * length,
                idle,
                -vdd
                        * (driver(DriverBench.WRITE, "q_driver")
                                + driver(DriverBench.WRITE, "q_line")
                                + driver(DriverBench.WRITE, "q_cell")),
                Math.max(driver(DriverBench.WRITE, "t_p"), driver(DriverBench.WRITE, "t_qb")) - on);
    }

    private double driver(String state, String measure) {
        return rows.nominal(DriverBench.DRIVERS, state, measure);
    }

    private AccessEnergyPoint idle() {
        return energy.stream()
                .filter(point -> point.n() == 0 && point.k() == 0)
                .findFirst()
                .orElseThrow(() ->
                        new HarnessException("the energy of n = 0, k = 0 is missing: energy.states must begin with 0"));
    }

    private AccessFindings.Closure closure(int[] counts, ColumnAccess column, ColumnAccessReader reader) {
        int n = counts[0];
        int k = counts[1];
        String state = state(counts);
        double simulated = 0;
        for (String supply : AccessBench.SUPPLIES) {
            simulated -= vdd * rows.nominal(AccessBench.ACCESS, state, "q_" + supply);
        }
        return new AccessFindings.Closure(
                n,
                k,
                List.of(code(state, "d_"), code(state, "e_")),
                simulated,
                column.switched_J(n, k),
                // A column that shares its two converters with none.
                reader.leakage_J(length_s, 1) + reader.blank_J(1) + reader.wordlines_J(n, k),
                Math.max(sampleError_V(state, "v_h", n), sampleError_V(state, "v_hb", k)));
    }

    private int code(String state, String output) {
        int code = 0;
        for (int tap = 1; tap <= study.geometry().largestCount(); tap++) {
            double high = rows.nominal(AccessBench.ACCESS, state, output + tap + "p");
            double low = rows.nominal(AccessBench.ACCESS, state, output + tap + "n");
            code += high < low ? 1 : 0;
        }
        return code;
    }

    private double sampleError_V(String state, String held, int count) {
        return count > study.geometry().largestCount()
                ? 0
                : Math.abs(rows.nominal(AccessBench.ACCESS, state, held)
                        - sense.held_V().get(count));
    }
}
