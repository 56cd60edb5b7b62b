package timdnn.characterization.digital;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import timdnn.characterization.digital.DigitalCell.Arc;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.harness.HarnessException;

/**
 * Reads the findings on digital cells from a campaign's store. Energy of an edge: VDD · (charge of the supply within the
 * window − leakage of the state before for half the slew − leakage of the state after for the rest of the window).
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class DigitalReader {
    private static final double TRANSITION_SHARE = CellTransient.HIGH_SHARE - CellTransient.LOW_SHARE;

    private final DigitalValues values;

    private DigitalReader(DigitalValues values) {
        this.values = values;
    }

    /**
     * Reads a store.
     *
     * @param study the store's study under the condition to be read
     * @param store the store
     * @return the findings; empty where the plan has no digital cells or they are not all simulated
     * @throws HarnessException if a simulation that the findings rest on failed, or an output did not switch
     */
    public static Optional<DigitalFindings> read(Study study, CampaignStore store) {
        return study.section(DigitalPlan.class)
                .map(plan -> new DigitalReader(new DigitalValues(plan, study, store)))
                .filter(DigitalReader::isComplete)
                .map(DigitalReader::findings);
    }

    /** The search for set-up times comes last; its last trial tells that all is there. */
    private boolean isComplete() {
        double last = values.plan().slews_s().get(values.plan().slews_s().size() - 1);
        return values.has(DigitalStates.setup(false, last, FlipFlopBench.SETUP_STEPS - 1));
    }

    private DigitalFindings findings() {
        List<CellFindings> cells = new ArrayList<>();
        DigitalCell.COMBINATIONAL.forEach(cell -> cells.add(combinational(cell)));
        cells.add(new FlipFlopReader(values).read());
        return new DigitalFindings(values.vdd_V(), cells);
    }

    private CellFindings combinational(DigitalCell cell) {
        List<CellTiming> timings = new ArrayList<>();
        List<CellEnergy> energies = new ArrayList<>();
        List<LoadSlewTable> means = new ArrayList<>();
        Map<String, Double> capacitances = new LinkedHashMap<>();
        for (int input = 0; input < cell.inputs().size(); input++) {
            int pin = input;
            List<Arc> arcs =
                    cell.arcs().stream().filter(arc -> arc.input() == pin).toList();
            for (int output = 0; output < cell.outputs().size(); output++) {
                int out = output;
                timings.add(timing(
                        cell,
                        out,
                        arcs.stream().filter(arc -> cell.switches(out, arc)).toList()));
            }
            energies.add(energy(cell, arcs));
            for (Arc arc : arcs) {
                means.add(values.table(corner -> 0.5 * (energy(cell, arc, corner, 1) + energy(cell, arc, corner, 2))));
            }
            capacitances.put(
                    cell.inputs().get(input),
                    arcs.stream()
                            .mapToDouble(arc -> capacitance(cell, arc))
                            .average()
                            .orElseThrow());
        }
        double leakage = 0;
        for (int state = 0; state < cell.states(); state++) {
            leakage -= values.vdd_V() * still(cell, state, "i_leak") / cell.states();
        }
        return new CellFindings(
                cell,
                timings,
                energies,
                LoadSlewTable.mean(means),
                leakage,
                capacitances,
                Optional.empty(),
                heldOut(cell),
                logicRight(cell));
    }

    private Optional<CellFindings.HeldOut> heldOut(DigitalCell cell) {
        HeldOutErrors errors = new HeldOutErrors(values.plan());
        for (Arc arc : cell.arcs()) {
            if (!values.has(DigitalStates.arc(
                    cell, arc, values.plan().heldOutLoad_F(), values.plan().heldOutSlew_s()))) {
                return Optional.empty();
            }
            errors.energy(
                    DigitalValues.tested(point -> 0.5 * (energy(cell, arc, point, 1) + energy(cell, arc, point, 2))));
            for (int output = 0; output < cell.outputs().size(); output++) {
                for (int edge = 1; cell.switches(output, arc) && edge <= 2; edge++) {
                    String measure = cell.outputs().get(output) + "_" + edge;
                    errors.delay(DigitalValues.tested(point -> arc(cell, arc, point, "d_" + measure)));
                    errors.transition(DigitalValues.tested(point -> arc(cell, arc, point, "t_" + measure)));
                }
            }
        }
        return Optional.of(errors.largest());
    }

    /** A current of a cell at rest. */
    private double still(DigitalCell cell, int state, String measure) {
        return values.value(DigitalStates.leakage(cell, state), measure);
    }

    private double arc(DigitalCell cell, Arc arc, DigitalValues.Corner corner, String measure) {
        return values.value(DigitalStates.arc(cell, arc, corner.load_F(), corner.slew_s()), measure);
    }

    /** Charge out of a source that the edge itself moves, in C; the edge is 1 where the input rises, 2 where it falls. */
    private double charge(
            DigitalCell cell, Arc arc, DigitalValues.Corner corner, int edge, String charge, String current) {
        int before = edge == 1 ? arc.state() : arc.raised();
        int after = edge == 1 ? arc.raised() : arc.state();
        double half = 0.5 * corner.slew_s();
        return -arc(cell, arc, corner, charge + edge)
                + still(cell, before, current) * half
                + still(cell, after, current) * (corner.window_s() - half);
    }

    private double energy(DigitalCell cell, Arc arc, DigitalValues.Corner corner, int edge) {
        return values.vdd_V() * charge(cell, arc, corner, edge, "q_", "i_leak");
    }

    private double capacitance(DigitalCell cell, Arc arc) {
        DigitalValues.Corner corner = new DigitalValues.Corner(
                DigitalValues.middle(values.plan().loads_F()),
                DigitalValues.middle(values.plan().slews_s()));
        String current = "i_" + cell.inputs().get(arc.input());
        return (charge(cell, arc, corner, 1, "qi_", current) - charge(cell, arc, corner, 2, "qi_", current))
                / (2 * values.vdd_V());
    }

    /** Which edge of the input, 1 or 2, makes the output rise or fall. */
    private static int edge(DigitalCell cell, int output, Arc arc, boolean rises) {
        return cell.output(output, arc.raised()) == rises ? 1 : 2;
    }

    private CellTiming timing(DigitalCell cell, int output, List<Arc> arcs) {
        long same =
                arcs.stream().filter(arc -> edge(cell, output, arc, true) == 1).count();
        CellTiming.Sense sense = same == arcs.size()
                ? CellTiming.Sense.POSITIVE
                : same == 0 ? CellTiming.Sense.NEGATIVE : CellTiming.Sense.EITHER;
        return new CellTiming(
                cell.inputs().get(arcs.get(0).input()),
                cell.outputs().get(output),
                sense,
                worst(cell, output, arcs, true, "d_", 1),
                worst(cell, output, arcs, false, "d_", 1),
                worst(cell, output, arcs, true, "t_", TRANSITION_SHARE),
                worst(cell, output, arcs, false, "t_", TRANSITION_SHARE));
    }

    private LoadSlewTable worst(
            DigitalCell cell, int output, List<Arc> arcs, boolean rises, String kind, double share) {
        String measure = kind + cell.outputs().get(output) + "_";
        return LoadSlewTable.largest(arcs.stream()
                .map(arc -> values.table(
                        corner -> arc(cell, arc, corner, measure + edge(cell, output, arc, rises)) / share))
                .toList());
    }

    /** Filed under the first output: it switches in every arc of every cell. */
    private CellEnergy energy(DigitalCell cell, List<Arc> arcs) {
        return new CellEnergy(
                cell.inputs().get(arcs.get(0).input()),
                cell.outputs().get(0),
                energies(cell, arcs, true, false),
                energies(cell, arcs, false, false),
                energies(cell, arcs, true, true),
                energies(cell, arcs, false, true));
    }

    private LoadSlewTable energies(DigitalCell cell, List<Arc> arcs, boolean rises, boolean internal) {
        return LoadSlewTable.mean(arcs.stream()
                .map(arc -> values.table(corner -> {
                    int edge = edge(cell, 0, arc, rises);
                    double loads =
                            internal ? risen(cell, arc, edge) * corner.load_F() * values.vdd_V() * values.vdd_V() : 0;
                    return energy(cell, arc, corner, edge) - loads;
                }))
                .toList());
    }

    /** Number of outputs that rise at an edge. */
    private static int risen(DigitalCell cell, Arc arc, int edge) {
        int before = edge == 1 ? arc.state() : arc.raised();
        int after = edge == 1 ? arc.raised() : arc.state();
        int risen = 0;
        for (int output = 0; output < cell.outputs().size(); output++) {
            if (!cell.output(output, before) && cell.output(output, after)) {
                risen++;
            }
        }
        return risen;
    }

    private boolean logicRight(DigitalCell cell) {
        Predicate<Arc> right = arc -> {
            for (int output = 0; output < cell.outputs().size(); output++) {
                String measure = "v_" + cell.outputs().get(output) + "_";
                for (double slew : values.plan().slews_s()) {
                    for (double load : values.plan().loads_F()) {
                        DigitalValues.Corner corner = new DigitalValues.Corner(load, slew);
                        if (!values.at(arc(cell, arc, corner, measure + "0"), cell.output(output, arc.state()))
                                || !values.at(
                                        arc(cell, arc, corner, measure + "1"), cell.output(output, arc.raised()))) {
                            return false;
                        }
                    }
                }
            }
            return true;
        };
        return cell.arcs().stream().allMatch(right);
    }
}
