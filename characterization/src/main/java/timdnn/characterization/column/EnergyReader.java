package timdnn.characterization.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import timdnn.characterization.column.ColumnFindings.AccessEnergyPoint;
import timdnn.characterization.column.ColumnFindings.ChargeBalance;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.ExperimentRows;
import timdnn.harness.HarnessException;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Waveform;

/** Reads what accesses of a column cost, and whether its charge balances. */
@SuppressWarnings("MemberName") // suffixes are units
final class EnergyReader {
    private static final String ENERGY = ColumnBench.ENERGY;
    private static final String CAPACITANCE = ColumnBench.CAPACITANCE;
    private static final double RECOVERED_V = ColumnBench.RECOVERED_V;

    private final Study study;
    private final CampaignStore store;
    private final ExperimentRows rows;

    EnergyReader(Study study, CampaignStore store) {
        this.study = study;
        this.store = store;
        rows = new ExperimentRows(store, study.condition());
    }

    List<AccessEnergyPoint> energy() {
        double vdd = study.corner().vdd_V();
        List<AccessEnergyPoint> points = new ArrayList<>();
        for (String state : rows.states(ENERGY)) {
            ColumnState counts = ColumnState.parse(state);
            double cycle = cycle_s();
            double hold = -rows.nominal(ENERGY, state, "i_hold") * vdd * cycle;
            points.add(new AccessEnergyPoint(
                    counts.n(),
                    counts.k(),
                    -vdd * rows.nominal(ENERGY, state, "q_precharge"),
                    0.0 - vdd * rows.nominal(ENERGY, state, "q_wordline"), // and not -0.0 where no wordline moves
                    -vdd * rows.nominal(ENERGY, state, "q_bitline") - hold,
                    -vdd * rows.nominal(ENERGY, state, "q_cell") + hold,
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
        Optional<Waveform> deepest = store.waveforms().of(ENERGY, study.condition(), deepestState(), "v(bl)");
        if (deepest.isEmpty()) {
            return OptionalDouble.empty();
        }
        double precharge =
                cycle_s() - study.section(EnergyPlan.class).orElseThrow().recovery_s();
        OptionalDouble ready = deepest.get().crossing(study.corner().vdd_V() - RECOVERED_V, precharge);
        if (ready.isEmpty()) {
            throw new HarnessException(String.format(
                    Locale.ROOT,
                    "%s: after energy.recovery of %.0f ps the bitline is still %.2f mV below the supply, not within %.0f mV: "
                            + "make it longer",
                    study.condition(),
                    study.section(EnergyPlan.class).orElseThrow().recovery_s() * 1e12,
                    (study.corner().vdd_V() - rows.nominal(ENERGY, deepestState(), "v_bl_end")) * 1e3,
                    RECOVERED_V * 1e3));
        }
        return OptionalDouble.of(ready.getAsDouble() - precharge);
    }

    private String deepestState() {
        List<Integer> states =
                study.section(EnergyPlan.class).map(EnergyPlan::states).orElse(List.of(0));
        return ColumnState.name(states.get(states.size() - 1), 0);
    }

    private double cycle_s() {
        return store.fact("cycle_s", study.condition()).map(SpiceNumber::parse).orElseThrow();
    }

    /** The charge brought back after an access, less that after an idle one, against the bitline's own charge. */
    Optional<ChargeBalance> chargeBalance() {
        String idleState = ColumnState.name(0, 0);
        Map<Double, Double> charge = new TreeMap<>();
        for (String state : rows.states(CAPACITANCE)) {
            charge.put(ColumnBench.capacitanceVoltage_V(state), rows.nominal(CAPACITANCE, state, "q_bl"));
        }
        if (charge.isEmpty() || !rows.states(ENERGY).contains(idleState)) {
            return Optional.empty();
        }
        double idle = rows.nominal(ENERGY, idleState, "q_restore");
        double idleLow = rows.nominal(ENERGY, idleState, "v_bl_low");
        double largest = 0;
        double residual = 0;
        int compared = 0;
        for (String state : rows.states(ENERGY)) {
            ColumnState counts = ColumnState.parse(state);
            residual = Math.max(residual, Math.abs(study.corner().vdd_V() - rows.nominal(ENERGY, state, "v_bl_end")));
            Double own = charge.get(rows.nominal(ENERGY, state, "v_bl_low"));
            if (counts.n() > 0 && counts.k() == 0 && own != null && charge.containsKey(idleLow)) {
                double expected = own - charge.get(idleLow);
                double brought = -(rows.nominal(ENERGY, state, "q_restore") - idle);
                largest = Math.max(largest, Math.abs(brought - expected) / expected);
                compared++;
            }
        }
        double lowest = charge.keySet().iterator().next();
        return Optional.of(
                new ChargeBalance(largest, charge.get(lowest) / (study.corner().vdd_V() - lowest), compared, residual));
    }
}
