package timdnn.characterization.digital;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found on a digital cell.
 *
 * @param cell the cell
 * @param timings timing of each pair of an input and an output that it switches
 * @param energies energy of each input that switches outputs
 * @param energy_J energy per transition in J: the mean of rising and falling outputs over all arcs. Of the flip-flop:
 *     energy of a clock cycle with new data, both clock edges and the data's edge included
 * @param leakage_W power at rest in W, the mean over the input states
 * @param capacitance_F capacitance of each input pin in F: charge into it over a full swing, rising and falling, by VDD
 * @param flipFlop what only a flip-flop has
 * @param heldOut how far the tables are from a simulation between their points; empty in a store without that simulation
 * @param logicRight whether every output was within a hundredth of the supply of where logic wants it
 */
@SuppressWarnings("MemberName") // suffixes are units
public record CellFindings(
        DigitalCell cell,
        List<CellTiming> timings,
        List<CellEnergy> energies,
        LoadSlewTable energy_J,
        double leakage_W,
        Map<String, Double> capacitance_F,
        Optional<FlipFlop> flipFlop,
        Optional<HeldOut> heldOut,
        boolean logicRight) {
    /** Copies the collections. */
    public CellFindings {
        Objects.requireNonNull(cell, "cell");
        timings = List.copyOf(timings);
        energies = List.copyOf(energies);
        capacitance_F = Collections.unmodifiableMap(new LinkedHashMap<>(capacitance_F));
    }

    /**
     * Errors of the tables of single arcs at a load and slew between their points, the largest over arcs and edges, relative
     * to the simulation there and without sign.
     *
     * @param load_F the load in F
     * @param slew_s the slew in s
     * @param energy of the energy of a transition, mean of both edges; of the flip-flop of a clock cycle, with new data or the
     *     same
     * @param delay of the delay
     * @param transition of the transition
     */
    public record HeldOut(double load_F, double slew_s, double energy, double delay, double transition) {}

    /**
     * What only a flip-flop has.
     *
     * @param idle_J energy of a clock cycle whose data stays, in J, the mean of 0 and 1
     * @param setups set-up times by slew
     */
    public record FlipFlop(LoadSlewTable idle_J, List<Setup> setups) {
        /** Copies the list. */
        public FlipFlop {
            setups = List.copyOf(setups);
        }
    }

    /**
     * Set-up time: how long before the clock, both at 50 %, data must come for the delay from clock to output to grow by no
     * more than a tenth.
     *
     * @param slew_s slew of data and clock in s
     * @param rise_s for rising data in s
     * @param fall_s for falling data in s
     */
    public record Setup(double slew_s, double rise_s, double fall_s) {
        /**
         * The longer of both.
         *
         * @return s
         */
        public double worst_s() {
            return Math.max(rise_s, fall_s);
        }
    }

    /**
     * The delay of the slowest arc and edge.
     *
     * @return s over load and slew
     */
    public LoadSlewTable delay_s() {
        return LoadSlewTable.largest(
                timings.stream().map(CellTiming::worstDelay_s).toList());
    }

    /**
     * The transition of the slowest arc and edge.
     *
     * @return s over load and slew
     */
    public LoadSlewTable transition_s() {
        return LoadSlewTable.largest(
                timings.stream().map(CellTiming::worstTransition_s).toList());
    }

    /**
     * Timing between two pins.
     *
     * @param input name of the input
     * @param output name of the output
     * @return the timing
     * @throws IllegalArgumentException if that input does not switch that output
     */
    public CellTiming timing(String input, String output) {
        return timings.stream()
                .filter(timing ->
                        timing.input().equals(input) && timing.output().equals(output))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "input and output must be an arc of " + cell.id() + ", were " + input + " and " + output));
    }

    /**
     * Set-up time at a slew, linear between the slews of the plan and constant beyond.
     *
     * @param slew_s slew of data and clock in s
     * @return s
     * @throws java.util.NoSuchElementException if the cell is no flip-flop
     */
    public double setup_s(double slew_s) {
        List<Setup> setups = flipFlop.orElseThrow().setups();
        double[] slews = setups.stream().mapToDouble(Setup::slew_s).toArray();
        double[] times = setups.stream().mapToDouble(Setup::worst_s).toArray();
        double inside = Math.max(slews[0], Math.min(slews[slews.length - 1], slew_s));
        return new org.apache.commons.math3.analysis.interpolation.LinearInterpolator()
                .interpolate(slews, times)
                .value(inside);
    }
}
