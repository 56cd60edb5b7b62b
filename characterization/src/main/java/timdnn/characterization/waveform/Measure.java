package timdnn.characterization.waveform;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import timdnn.harness.netlist.SpiceNumber;
import timdnn.harness.result.Plot;

/**
 * One number read off a transient or a sweep, in Java and, the same number, by a {@code .meas} card of a stand-alone deck.
 */
public sealed interface Measure {
    /**
     * Name under which it is stored and measured.
     *
     * @return a SPICE identifier
     */
    String name();

    /**
     * SI unit.
     *
     * @return for example {@code V}
     */
    String unit();

    /**
     * The vectors it reads.
     *
     * @return for example {@code v(bl)}, each once
     */
    List<String> vectors();

    /**
     * Reads the number.
     *
     * @param plot a plot of the measure's kind of analysis that has the vectors
     * @return the number in {@link #unit()}; NaN where what is to be measured does not happen, and ngspice's {@code .meas}
     *     fails
     */
    double of(Plot plot);

    /**
     * The card that makes plain ngspice print it.
     *
     * @return {@code .meas} cards, one a line
     */
    String card();

    /**
     * Whether it is an answer that what is to be measured does not happen. Where it is not, such a simulation failed.
     *
     * @return true for {@link Sought} alone
     */
    default boolean mayBeAbsent() {
        return false;
    }

    /**
     * A measure of a search, to which "it does not happen" is an answer: data that a flip-flop does not take has no delay.
     *
     * @param measure what is looked for
     */
    record Sought(Measure measure) implements Measure {
        /** Rejects a missing measure. */
        public Sought {
            Objects.requireNonNull(measure, "measure");
        }

        @Override
        public String name() {
            return measure.name();
        }

        @Override
        public String unit() {
            return measure.unit();
        }

        @Override
        public List<String> vectors() {
            return measure.vectors();
        }

        @Override
        public double of(Plot plot) {
            return measure.of(plot);
        }

        @Override
        public String card() {
            return measure.card();
        }

        @Override
        public boolean mayBeAbsent() {
            return true;
        }
    }

    /**
     * A vector's value at a time.
     *
     * @param name name of the measure
     * @param unit V or A
     * @param vector the vector
     * @param time_s time in s
     */
    @SuppressWarnings("MemberName") // the suffix is the unit
    record ValueAt(String name, String unit, String vector, double time_s) implements Measure {
        @Override
        public List<String> vectors() {
            return List.of(vector);
        }

        @Override
        public double of(Plot plot) {
            return plot.waveform(vector).valueAt(time_s);
        }

        /**
         * A billionth early: where the transient ends at this time, its last point may lie a rounding error before it, and
         * {@code find} then fails. The signal moves by nanovolts in that time.
         */
        @Override
        public String card() {
            return ".meas tran " + name + " find " + vector + " at=" + SpiceNumber.format(time_s * (1 - 1e-9));
        }
    }

    /**
     * Charge through a voltage source, the integral of its current from plus to minus: negative where a supply delivers.
     *
     * @param name name of the measure
     * @param vector the current, for example {@code i(vpre)}
     * @param from_s lower bound in s
     * @param to_s upper bound in s
     */
    @SuppressWarnings("MemberName") // the suffix is the unit
    record Charge(String name, String vector, double from_s, double to_s) implements Measure {
        @Override
        public String unit() {
            return "C";
        }

        @Override
        public List<String> vectors() {
            return List.of(vector);
        }

        @Override
        public double of(Plot plot) {
            return plot.waveform(vector).integral(from_s, to_s);
        }

        /**
         * By way of the mean, which ngspice takes by the trapezoidal rule. Its {@code integ} applies Simpson's rules to
         * stretches of equal steps, which is up to 1 % off where a current has edges.
         */
        @Override
        public String card() {
            String from = SpiceNumber.format(from_s);
            String to = SpiceNumber.format(to_s);
            return ".meas tran " + name + "_mean avg " + vector + " from=" + from + " to=" + to + "\n.meas tran " + name
                    + " param='" + name + "_mean*(" + to + "-" + from + ")'";
        }
    }

    /** Which way a signal passes a level. */
    enum Direction {
        /** From below. */
        RISE,
        /** From above. */
        FALL
    }

    /**
     * The first time at which a signal passes a level in one direction, counted from a time after which it is looked for;
     * linear between time points. NaN where it never does; ngspice then says that the measure failed.
     *
     * @param name name of the measure
     * @param vector the signal
     * @param level the level in the signal's unit
     * @param direction which way the signal passes it
     * @param after_s time in s from which on the crossing is looked for and counted
     */
    @SuppressWarnings("MemberName") // the suffix is the unit
    record Crossing(String name, String vector, double level, Direction direction, double after_s) implements Measure {
        @Override
        public String unit() {
            return "s";
        }

        @Override
        public List<String> vectors() {
            return List.of(vector);
        }

        @Override
        public double of(Plot plot) {
            return plot.waveform(vector)
                            .crossing(level, after_s, direction == Direction.RISE)
                            .orElse(Double.NaN)
                    - after_s;
        }

        @Override
        public String card() {
            String after = SpiceNumber.format(after_s);
            return ".meas tran " + name + " trig at=" + after + " targ " + vector + " val=" + SpiceNumber.format(level)
                    + " " + direction.name().toLowerCase(Locale.ROOT) + "=1 td=" + after;
        }
    }

    /**
     * The largest value of a vector over a part of a DC sweep, at its points alone: the step of the sweep limits how well a
     * peak is met.
     *
     * @param name name of the measure
     * @param unit the vector's unit
     * @param vector the vector
     * @param from lower bound of the swept value, in its unit; between two points of the sweep, so that rounding does not
     *     decide which belong
     * @param to upper bound, above {@code from}
     */
    record SweepPeak(String name, String unit, String vector, double from, double to) implements Measure {
        /** Checks the bounds. */
        public SweepPeak {
            if (!(to > from)) {
                throw new IllegalArgumentException("to must be above from = " + from + ", was " + to);
            }
        }

        @Override
        public List<String> vectors() {
            return List.of(vector);
        }

        /**
         * Reads the number.
         *
         * @throws IllegalArgumentException if the plot lacks the vector or no point of the sweep is within the bounds
         */
        @Override
        public double of(Plot plot) {
            double[] swept = plot.scale().values();
            double[] values = plot.find(vector)
                    .orElseThrow(() -> new IllegalArgumentException("plot must have " + vector + ", has not"))
                    .values();
            return IntStream.range(0, swept.length)
                    .filter(point -> swept[point] >= from && swept[point] <= to)
                    .mapToDouble(point -> values[point])
                    .max()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a point of the sweep must be from " + from + " to " + to + ", none was"));
        }

        @Override
        public String card() {
            return ".meas dc " + name + " max " + vector + " from=" + SpiceNumber.format(from) + " to="
                    + SpiceNumber.format(to);
        }
    }

    /**
     * An edge of a waveform: where it first crosses a level in one direction.
     *
     * @param vector the vector
     * @param level the level in the vector's unit
     * @param rises whether it crosses upwards
     * @param after_s time in s from which on crossings count; must not lie on one
     */
    @SuppressWarnings("MemberName") // the suffix is the unit
    record Edge(String vector, double level, boolean rises, double after_s) {
        /** Rejects a missing vector. */
        public Edge {
            Objects.requireNonNull(vector, "vector");
        }

        private OptionalDouble time(Plot plot) {
            return plot.waveform(vector).crossing(level, after_s, rises);
        }

        private String card() {
            return vector + " val=" + SpiceNumber.format(level) + " td=" + SpiceNumber.format(after_s)
                    + (rises ? " rise=1" : " fall=1");
        }
    }

    /**
     * Time from one edge to another: a propagation delay between two vectors, a transition time between two levels of
     * one. Negative where the second comes first.
     *
     * @param name name of the measure
     * @param from the edge from which time counts
     * @param to the edge to which it counts
     */
    record Delay(String name, Edge from, Edge to) implements Measure {
        @Override
        public String unit() {
            return "s";
        }

        @Override
        public List<String> vectors() {
            return from.vector().equals(to.vector()) ? List.of(from.vector()) : List.of(from.vector(), to.vector());
        }

        @Override
        public double of(Plot plot) {
            return to.time(plot).orElse(Double.NaN) - from.time(plot).orElse(Double.NaN);
        }

        @Override
        public String card() {
            return ".meas tran " + name + " trig " + from.card() + " targ " + to.card();
        }
    }
}
