package timdnn.characterization.digital;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import timdnn.harness.HarnessException;

/** Reads the flip-flop: delay, energy of a clock cycle with and without new data, set-up times. */
@SuppressWarnings("MemberName") // suffixes are units
final class FlipFlopReader {
    private static final double TRANSITION_SHARE = CellTransient.HIGH_SHARE - CellTransient.LOW_SHARE;

    private final DigitalValues values;

    FlipFlopReader(DigitalValues values) {
        this.values = values;
    }

    private double flipFlop(DigitalValues.Corner corner, String measure) {
        return values.value(DigitalStates.flipFlop(corner.load_F(), corner.slew_s()), measure);
    }

    /** A current of the flip-flop at rest, A; negative where the source delivers. */
    private double still(String measure, int data, int clock, int output) {
        return values.value(DigitalStates.flipFlopLeakage(data | clock << 1 | output << 2), measure);
    }

    /** The flip-flop. */
    CellFindings read() {
        DigitalValues.Corner corner = new DigitalValues.Corner(
                DigitalValues.middle(values.plan().loads_F()),
                DigitalValues.middle(values.plan().slews_s()));
        LoadSlewTable rise = values.table(point -> cycle(point, 2, 0, 1));
        LoadSlewTable fall = values.table(point -> cycle(point, 4, 1, 0));
        LoadSlewTable idle = values.table(this::idle);
        // What a change of the output costs beyond the idle cycle; in a library the clock pin carries the idle one.
        double square = values.vdd_V() * values.vdd_V();
        CellEnergy energy = new CellEnergy(
                "ck",
                "q",
                rise,
                fall,
                values.table(point -> rise.at(point.load_F(), point.slew_s())
                        - idle.at(point.load_F(), point.slew_s())
                        - point.load_F() * square),
                values.table(
                        point -> fall.at(point.load_F(), point.slew_s()) - idle.at(point.load_F(), point.slew_s())));
        double leakage = 0;
        boolean right = true;
        for (int state = 0; state < DigitalStates.FLIP_FLOP_STATES; state++) {
            String name = DigitalStates.flipFlopLeakage(state);
            leakage -= values.vdd_V() * values.value(name, "i_leak") / DigitalStates.FLIP_FLOP_STATES;
            right &= values.at(values.value(name, "v_q"), state >> 2 == 1);
        }
        Map<String, Double> capacitances = new LinkedHashMap<>();
        capacitances.put("d", pin(corner, "qd", still("i_d", 1, 0, 0) * 0.5));
        capacitances.put("ck", pin(corner, "qck", still("i_ck", 0, 1, 0)));
        boolean[] captured = {false, true, true, false};
        for (int cycle = 1; cycle <= captured.length; cycle++) {
            right &= values.at(flipFlop(corner, "v_q_" + cycle), captured[cycle - 1]);
        }
        return new CellFindings(
                DigitalCell.DFF,
                List.of(new CellTiming(
                        "ck",
                        "q",
                        CellTiming.Sense.CLOCKED,
                        values.table(point -> flipFlop(point, "d_q_1")),
                        values.table(point -> flipFlop(point, "d_q_2")),
                        values.table(point -> flipFlop(point, "t_q_1") / TRANSITION_SHARE),
                        values.table(point -> flipFlop(point, "t_q_2") / TRANSITION_SHARE))),
                List.of(energy),
                values.table(this::changed),
                leakage,
                capacitances,
                Optional.of(new CellFindings.FlipFlop(
                        idle,
                        values.plan().slews_s().stream()
                                .map(slew -> new CellFindings.Setup(slew, setup(true, slew), setup(false, slew)))
                                .toList())),
                flipFlopHeldOut(),
                right);
    }

    /** Energy of a clock cycle with new data, J. */
    private double changed(DigitalValues.Corner corner) {
        return 0.5 * (cycle(corner, 2, 0, 1) + cycle(corner, 4, 1, 0));
    }

    /** Energy of a clock cycle whose data stays, J. */
    private double idle(DigitalValues.Corner corner) {
        return 0.5 * (cycle(corner, 1, 0, 0) + cycle(corner, 3, 1, 1));
    }

    /**
     * Energy of a clock cycle without leakage, J. The clock is low and then high for a window each; in the middle of the low
     * one the data goes from the old to the new output.
     */
    private double cycle(DigitalValues.Corner corner, int cycle, int before, int after) {
        double half = corner.window_s();
        return values.vdd_V()
                * (-flipFlop(corner, "q_c" + cycle)
                        + 0.5 * half * (still("i_leak", before, 0, before) + still("i_leak", after, 0, before))
                        + half * still("i_leak", after, 1, after));
    }

    /** Capacitance of a pin from its charge at a rising edge, less its leakage over a whole window, F. */
    private double pin(DigitalValues.Corner corner, String charge, double leakage_A) {
        return (-flipFlop(corner, charge) + leakage_A * corner.window_s()) / values.vdd_V();
    }

    /** The shortest time from data to clock at which the output was not slowed too much, s. */
    private double setup(boolean rises, double slew) {
        double reference = flipFlop(
                new DigitalValues.Corner(FlipFlopBench.setupLoad_F(values.plan()), slew), rises ? "d_q_1" : "d_q_2");
        double shortest = Double.POSITIVE_INFINITY;
        for (int step = 0; step < FlipFlopBench.SETUP_STEPS; step++) {
            String state = DigitalStates.setup(rises, slew, step);
            double delay = values.valueOrNaN(state, "d_q");
            if (delay <= FlipFlopBench.SETUP_DEGRADATION * reference) {
                shortest = Math.min(shortest, values.value(state, "t_dc"));
            }
        }
        if (Double.isInfinite(shortest)) {
            throw new HarnessException("no set-up time was found for a slew of " + slew + " s");
        }
        return shortest;
    }

    private Optional<CellFindings.HeldOut> flipFlopHeldOut() {
        if (!values.has(DigitalStates.flipFlop(
                values.plan().heldOutLoad_F(), values.plan().heldOutSlew_s()))) {
            return Optional.empty();
        }
        HeldOutErrors errors = new HeldOutErrors(values.plan());
        errors.energy(DigitalValues.tested(this::changed));
        errors.energy(DigitalValues.tested(this::idle));
        for (String edge : List.of("q_1", "q_2")) {
            errors.delay(DigitalValues.tested(point -> flipFlop(point, "d_" + edge)));
            errors.transition(DigitalValues.tested(point -> flipFlop(point, "t_" + edge)));
        }
        return Optional.of(errors.largest());
    }
}
