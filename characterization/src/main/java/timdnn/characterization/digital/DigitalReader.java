package timdnn.characterization.digital;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import timdnn.characterization.digital.DigitalCell.Arc;
import timdnn.characterization.plan.Study;
import timdnn.characterization.store.CampaignStore;
import timdnn.characterization.store.SampleRow;
import timdnn.harness.HarnessException;

/**
 * Reads the findings on digital cells from a campaign's store. Energy of an edge: VDD · (charge of the supply within the
 * window − leakage of the state before for half the slew − leakage of the state after for the rest of the window).
 */
@SuppressWarnings("MemberName") // suffixes are units
public final class DigitalReader {
    private static final double TRANSITION_SHARE = DigitalBench.HIGH_SHARE - DigitalBench.LOW_SHARE;
    private static final double LOGIC_SHARE = 0.01;

    private final DigitalPlan plan;
    private final double vdd_V;
    private final Map<String, Map<String, Double>> values = new HashMap<>();

    private DigitalReader(DigitalPlan plan, Study study, CampaignStore store) {
        this.plan = plan;
        vdd_V = study.corner().vdd_V();
        for (SampleRow row : store.rows(DigitalBench.EXPERIMENT, study.condition())) {
            values.computeIfAbsent(row.state(), state -> new HashMap<>()).put(row.measure(), row.value());
        }
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
                .map(plan -> new DigitalReader(plan, study, store))
                .filter(DigitalReader::isComplete)
                .map(DigitalReader::findings);
    }

    /** The search for set-up times comes last; its last trial tells that all is there. */
    private boolean isComplete() {
        double last = plan.slews_s().get(plan.slews_s().size() - 1);
        return values.containsKey(DigitalBench.setupState(false, last, DigitalBench.SETUP_STEPS - 1));
    }

    private DigitalFindings findings() {
        List<CellFindings> cells = new ArrayList<>();
        DigitalCell.COMBINATIONAL.forEach(cell -> cells.add(combinational(cell)));
        cells.add(flipFlop());
        return new DigitalFindings(vdd_V, cells);
    }

    private double value(String state, String measure) {
        double value = values.getOrDefault(state, Map.of()).getOrDefault(measure, Double.NaN);
        if (Double.isNaN(value)) {
            throw new HarnessException("the simulation of " + state + " gave no " + measure);
        }
        return value;
    }

    private LoadSlewTable table(Function<Corner, Double> quantity) {
        return LoadSlewTable.of(plan.loads_F(), plan.slews_s(), (load, slew) -> quantity.apply(new Corner(load, slew)));
    }

    /** A point of the tables. */
    private record Corner(double load_F, double slew_s) {
        double window_s() {
            return DigitalBench.window_s(load_F, slew_s);
        }
    }

    private static <T> T middle(List<T> list) {
        return list.get(list.size() / 2);
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
                means.add(table(corner -> 0.5 * (energy(cell, arc, corner, 1) + energy(cell, arc, corner, 2))));
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
            leakage -= vdd_V * still(cell, state, "i_leak") / cell.states();
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
        HeldOutErrors errors = new HeldOutErrors(plan);
        for (Arc arc : cell.arcs()) {
            if (!values.containsKey(DigitalBench.state(cell, arc, plan.heldOutLoad_F(), plan.heldOutSlew_s()))) {
                return Optional.empty();
            }
            errors.energy(tested(point -> 0.5 * (energy(cell, arc, point, 1) + energy(cell, arc, point, 2))));
            for (int output = 0; output < cell.outputs().size(); output++) {
                for (int edge = 1; cell.switches(output, arc) && edge <= 2; edge++) {
                    String measure = cell.outputs().get(output) + "_" + edge;
                    errors.delay(tested(point -> arc(cell, arc, point, "d_" + measure)));
                    errors.transition(tested(point -> arc(cell, arc, point, "t_" + measure)));
                }
            }
        }
        return Optional.of(errors.largest());
    }

    private Optional<CellFindings.HeldOut> flipFlopHeldOut() {
        if (!values.containsKey(DigitalBench.flipFlopState(plan.heldOutLoad_F(), plan.heldOutSlew_s()))) {
            return Optional.empty();
        }
        HeldOutErrors errors = new HeldOutErrors(plan);
        errors.energy(tested(this::changed));
        errors.energy(tested(this::idle));
        for (String edge : List.of("q_1", "q_2")) {
            errors.delay(tested(point -> flipFlop(point, "d_" + edge)));
            errors.transition(tested(point -> flipFlop(point, "t_" + edge)));
        }
        return Optional.of(errors.largest());
    }

    private static DoubleBinaryOperator tested(Function<Corner, Double> quantity) {
        return (load, slew) -> quantity.apply(new Corner(load, slew));
    }

    /** A current of a cell at rest. */
    private double still(DigitalCell cell, int state, String measure) {
        return value(DigitalBench.leakageState(cell, state), measure);
    }

    private double arc(DigitalCell cell, Arc arc, Corner corner, String measure) {
        return value(DigitalBench.state(cell, arc, corner.load_F(), corner.slew_s()), measure);
    }

    /** Charge out of a source that the edge itself moves, in C; the edge is 1 where the input rises, 2 where it falls. */
    private double charge(DigitalCell cell, Arc arc, Corner corner, int edge, String charge, String current) {
        int before = edge == 1 ? arc.state() : arc.raised();
        int after = edge == 1 ? arc.raised() : arc.state();
        double half = 0.5 * corner.slew_s();
        return -arc(cell, arc, corner, charge + edge)
                + still(cell, before, current) * half
                + still(cell, after, current) * (corner.window_s() - half);
    }

    private double energy(DigitalCell cell, Arc arc, Corner corner, int edge) {
        return vdd_V * charge(cell, arc, corner, edge, "q_", "i_leak");
    }

    private double capacitance(DigitalCell cell, Arc arc) {
        Corner corner = new Corner(middle(plan.loads_F()), middle(plan.slews_s()));
        String current = "i_" + cell.inputs().get(arc.input());
        return (charge(cell, arc, corner, 1, "qi_", current) - charge(cell, arc, corner, 2, "qi_", current))
                / (2 * vdd_V);
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
                .map(arc -> table(corner -> arc(cell, arc, corner, measure + edge(cell, output, arc, rises)) / share))
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
                .map(arc -> table(corner -> {
                    int edge = edge(cell, 0, arc, rises);
                    double loads = internal ? risen(cell, arc, edge) * corner.load_F() * vdd_V * vdd_V : 0;
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
                for (double slew : plan.slews_s()) {
                    for (double load : plan.loads_F()) {
                        Corner corner = new Corner(load, slew);
                        if (!at(arc(cell, arc, corner, measure + "0"), cell.output(output, arc.state()))
                                || !at(arc(cell, arc, corner, measure + "1"), cell.output(output, arc.raised()))) {
                            return false;
                        }
                    }
                }
            }
            return true;
        };
        return cell.arcs().stream().allMatch(right);
    }

    private boolean at(double level_V, boolean high) {
        return Math.abs(level_V - (high ? vdd_V : 0)) <= LOGIC_SHARE * vdd_V;
    }

    private double flipFlop(Corner corner, String measure) {
        return value(DigitalBench.flipFlopState(corner.load_F(), corner.slew_s()), measure);
    }

    /** A current of the flip-flop at rest, A; negative where the source delivers. */
    private double still(String measure, int data, int clock, int output) {
        return value(DigitalBench.flipFlopLeakageState(data | clock << 1 | output << 2), measure);
    }

    private CellFindings flipFlop() {
        Corner corner = new Corner(middle(plan.loads_F()), middle(plan.slews_s()));
        LoadSlewTable rise = table(point -> cycle(point, 2, 0, 1));
        LoadSlewTable fall = table(point -> cycle(point, 4, 1, 0));
        LoadSlewTable idle = table(this::idle);
        // What a change of the output costs beyond the idle cycle; in a library the clock pin carries the idle one.
        double square = vdd_V * vdd_V;
        CellEnergy energy = new CellEnergy(
                "ck",
                "q",
                rise,
                fall,
                table(point -> rise.at(point.load_F(), point.slew_s())
                        - idle.at(point.load_F(), point.slew_s())
                        - point.load_F() * square),
                table(point -> fall.at(point.load_F(), point.slew_s()) - idle.at(point.load_F(), point.slew_s())));
        double leakage = 0;
        boolean right = true;
        for (int state = 0; state < DigitalBench.FLIP_FLOP_STATES; state++) {
            String name = DigitalBench.flipFlopLeakageState(state);
            leakage -= vdd_V * value(name, "i_leak") / DigitalBench.FLIP_FLOP_STATES;
            right &= at(value(name, "v_q"), state >> 2 == 1);
        }
        Map<String, Double> capacitances = new LinkedHashMap<>();
        capacitances.put("d", pin(corner, "qd", still("i_d", 1, 0, 0) * 0.5));
        capacitances.put("ck", pin(corner, "qck", still("i_ck", 0, 1, 0)));
        boolean[] captured = {false, true, true, false};
        for (int cycle = 1; cycle <= captured.length; cycle++) {
            right &= at(flipFlop(corner, "v_q_" + cycle), captured[cycle - 1]);
        }
        return new CellFindings(
                DigitalCell.DFF,
                List.of(new CellTiming(
                        "ck",
                        "q",
                        CellTiming.Sense.CLOCKED,
                        table(point -> flipFlop(point, "d_q_1")),
                        table(point -> flipFlop(point, "d_q_2")),
                        table(point -> flipFlop(point, "t_q_1") / TRANSITION_SHARE),
                        table(point -> flipFlop(point, "t_q_2") / TRANSITION_SHARE))),
                List.of(energy),
                table(this::changed),
                leakage,
                capacitances,
                Optional.of(new CellFindings.FlipFlop(
                        idle,
                        plan.slews_s().stream()
                                .map(slew -> new CellFindings.Setup(slew, setup(true, slew), setup(false, slew)))
                                .toList())),
                flipFlopHeldOut(),
                right);
    }

    /** Energy of a clock cycle with new data, J. */
    private double changed(Corner corner) {
        return 0.5 * (cycle(corner, 2, 0, 1) + cycle(corner, 4, 1, 0));
    }

    /** Energy of a clock cycle whose data stays, J. */
    private double idle(Corner corner) {
        return 0.5 * (cycle(corner, 1, 0, 0) + cycle(corner, 3, 1, 1));
    }

    /**
     * Energy of a clock cycle without leakage, J. The clock is low and then high for a window each; in the middle of the low
     * one the data goes from the old to the new output.
     */
    private double cycle(Corner corner, int cycle, int before, int after) {
        double half = corner.window_s();
        return vdd_V
                * (-flipFlop(corner, "q_c" + cycle)
                        + 0.5 * half * (still("i_leak", before, 0, before) + still("i_leak", after, 0, before))
                        + half * still("i_leak", after, 1, after));
    }

    /** Capacitance of a pin from its charge at a rising edge, less its leakage over a whole window, F. */
    private double pin(Corner corner, String charge, double leakage_A) {
        return (-flipFlop(corner, charge) + leakage_A * corner.window_s()) / vdd_V;
    }

    /** The shortest time from data to clock at which the output was not slowed too much, s. */
    private double setup(boolean rises, double slew) {
        double reference = flipFlop(new Corner(DigitalBench.setupLoad_F(plan), slew), rises ? "d_q_1" : "d_q_2");
        double shortest = Double.POSITIVE_INFINITY;
        for (int step = 0; step < DigitalBench.SETUP_STEPS; step++) {
            String state = DigitalBench.setupState(rises, slew, step);
            double delay = values.getOrDefault(state, Map.of()).getOrDefault("d_q", Double.NaN);
            if (delay <= DigitalBench.SETUP_DEGRADATION * reference) {
                shortest = Math.min(shortest, value(state, "t_dc"));
            }
        }
        if (Double.isInfinite(shortest)) {
            throw new HarnessException("no set-up time was found for a slew of " + slew + " s");
        }
        return shortest;
    }
}
